import { longestLifetimeSeconds } from '../../adapters/security/jose.tokens.ts'
import { E } from '../../domain/kernel/fp.ts'
import { type Currency, currencies } from '../../domain/kernel/money.ts'
import { jwkSet } from './jwk-set.ts'
import { decimal, integer, kind, listing, text, truth, url, type Variable, word } from './variable.ts'

const isCurrency = (item: string): item is Currency => (currencies as ReadonlyArray<string>).includes(item)

const currency = (item: string): E.Either<string, Currency> =>
  isCurrency(item) ? E.right(item) : E.left(`must be among ${currencies.join(', ')}`)

const origin = (item: string): E.Either<string, string> =>
  URL.canParse(item) && /^https?:$/.test(new URL(item).protocol) && new URL(item).origin === item && !item.includes('*')
    ? E.right(item)
    : E.left('must list exact origins such as https://app.example.com, without wildcards')

const webAddress = (item: string): E.Either<string, string> =>
  URL.canParse(item) && /^https?:$/.test(new URL(item).protocol) ? E.right(item) : E.left('must list http(s) addresses')

const databaseAddress = (item: string): E.Either<string, string> =>
  URL.canParse(item) && /^postgres(ql)?:$/.test(new URL(item).protocol)
    ? E.right(item)
    : E.left('must list addresses that begin postgres:// or postgresql://')

const anything = (item: string): E.Either<string, string> => E.right(item)

const bytes = integer(1, 1_073_741_824)
const width = integer(1, 1_000_000)
const count = integer(1, 1_000_000_000)
const port = integer(0, 65_535)

/** Every setting there is: its name in the environment, its form, its default and what it is for. */
export const schema = {
  NODE_ENV: word('development', 'test', 'production').default(
    'development',
    'production refuses to boot without the real settings',
  ),
  PORT: port.default(8_000, 'where the application listens'),
  HOST: text.optional('the address it listens on; 127.0.0.1, in production 0.0.0.0'),
  PUBLIC_URL: url('http:', 'https:').optional('the address for links and the Host check; http://localhost:$PORT'),
  DATABASE_URL: url('postgres:', 'postgresql:').required('PostgreSQL, possibly through a transaction pooler'),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:').optional(
    'PostgreSQL without a pooler, for LISTEN and jobs; DATABASE_URL',
  ),
  DATABASE_MIGRATION_URL: url('postgres:', 'postgresql:').optional(
    "PostgreSQL with the owner's role, for migrations; DATABASE_DIRECT_URL",
  ),
  DATABASE_REPLICA_URLS: listing(databaseAddress).default(
    [],
    'servers that follow PostgreSQL, each at an address of its own, for the public catalogue and reports; none',
  ),
  REPLICA_MOST_LAG_SECONDS: integer(2, 60).default(5, 'how far a replica may be behind that is read from'),
  HASHING_NICENESS: integer(0, 19).default(
    10,
    'by how much the threads that hash passwords step back for the one that answers, on Linux',
  ),
  UV_THREADPOOL_SIZE: integer(1, 1_024).default(4, 'those threads; all but one of them hash at once, on as many cores'),
  DATABASE_POOL: integer(1, 1_000).default(10, 'connections of one process'),
  DATABASE_PREPARED: truth.default(true, 'off behind a pooler that cannot keep prepared statements'),
  REDIS_URL: url('redis:', 'rediss:').optional(
    'spares the database those who have to wait; nothing is kept in it alone',
  ),
  PAYSTACK_SECRET_KEY: text.required('sk_live_… or sk_test_…'),
  PAYSTACK_PREVIOUS_SECRET_KEY: text.optional('the key before, while rotating'),
  PAYSTACK_PUBLIC_KEY: text.optional('pk_live_… or pk_test_…'),
  PAYSTACK_BASE_URL: url('http:', 'https:').default('https://api.paystack.co', "Paystack's API"),
  PAYSTACK_CHECKOUT_ORIGIN: url('http:', 'https:').default(
    'https://checkout.paystack.com',
    'where buyers are sent to pay',
  ),
  PAYSTACK_ALLOW_TEST_KEYS: truth.default(false, 'test keys in production only when said'),
  CURRENCIES: listing(currency).default(['NGN'], 'what the shop sells in; the first is the default'),
  TAX_NAME: text.optional('the name of the tax on receipts'),
  TAX_PERCENT: decimal(0, 100).default(0, 'the rate of the tax'),
  TAX_INCLUDED: truth.default(true, 'prices include the tax, or it is added'),
  AUTO_REFUND_DUPLICATES: truth.default(true, 'a second payment for one item goes back by itself'),
  SUPPORT_REFUND_LIMIT: integer(0, Number.MAX_SAFE_INTEGER).optional(
    'the most that support refunds at once, in the minor unit; without it, anything',
  ),
  TOKEN_KEYS: kind(jwkSet).optional(
    'JWK set of Ed25519 private keys; outside production made once and kept in VEXA_DATA_DIR',
  ),
  SMTP_URL: url('smtp:', 'smtps:').optional('the mail server'),
  MAIL_FROM: text.default('Vexa <shop@vexa.localhost>', 'the sender of mails'),
  CORS_ORIGINS: listing(origin).default([], 'origins whose pages may call the API'),
  RETURN_URLS: listing(webAddress).default([], 'addresses that a payment may return to, beside PUBLIC_URL'),
  TRUSTED_PROXIES: listing(anything).default([], 'addresses or networks of proxies whose X-Forwarded-For is believed'),
  ADMIN_EMAIL: text.optional('the first owner, made when there is no operator'),
  ADMIN_PASSWORD: text.optional("the first owner's password"),
  VEXA_DATA_DIR: text.default('.vexa', 'development keys and state'),
  WORKER: word('inline', 'off', 'only').default('inline', 'whether this process works off jobs'),
  DRAIN_MS: integer(0, 20_000).optional(
    'for which it serves on after SIGTERM, so that a balancer notices; 5000, outside production 0',
  ),
  LOG_LEVEL: word('debug', 'info', 'warn', 'error', 'silent').default('info', 'the least level of log lines'),
  METRICS_PORT: port.optional('where figures are served to Prometheus, at /metrics; nowhere'),
  METRICS_HOST: text.default('127.0.0.1', 'the address that METRICS_PORT is at: for the house, never for the public'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(
    'a collector of OpenTelemetry (OTLP over HTTP), for figures and traces; none',
  ),
  OTEL_TRACES_SAMPLER_ARG: decimal(0, 1).default(1, 'the share of traces that is kept, where there is a collector'),
  SLOW_STATEMENT_MS: count.default(500, 'from which on a statement of the database is logged, with its text'),
  LIMIT_BODY_BYTES: bytes.default(102_400, 'of an ordinary request body'),
  LIMIT_AUTH_BYTES: bytes.default(16_384, 'of a body with credentials'),
  LIMIT_WORKFLOW_BYTES: bytes.default(2_097_152, 'of a whole upload'),
  LIMIT_WEBHOOK_BYTES: bytes.default(262_144, 'of a webhook'),
  LIMIT_JSON_DEPTH: integer(1, 256).default(32, 'levels of a request body'),
  LIMIT_JSON_WIDTH: width.default(1_000, 'members or items of one container of a request body'),
  LIMIT_WORKFLOW_DEPTH: integer(1, 256).default(64, 'levels of a workflow document'),
  LIMIT_WORKFLOW_WIDTH: width.default(10_000, 'members or items of one container of a workflow document'),
  LIMIT_SEARCH_CHARACTERS: integer(1, 200).default(200, 'of a text that is searched for, `q`'),
  LIMIT_RETURN_URL_CHARACTERS: integer(32, 2_048).default(2_048, 'of an address that a payment returns to'),
  LIMIT_PAYSTACK_MS: integer(100, 10_000).default(
    10_000,
    'that all calls to Paystack of one request may take together',
  ),
  LIMIT_PAYSTACK_BYTES: integer(524_288, 16_777_216).default(1_048_576, 'of an answer of Paystack'),
  LIMIT_MAIL_MS: integer(100, 15_000).default(15_000, 'that handing one mail to the mail server may take'),
  LIMIT_HEADERS: integer(1, 1_000).default(100, 'headers of a request'),
  LIMIT_URL_BYTES: bytes.default(8_192, 'of an address with its query'),
  LIMIT_HEADER_BYTES: integer(1_024, 1_048_576).default(16_384, 'of all headers of a request'),
  LIMIT_HEADERS_MS: integer(100, 120_000).default(10_000, 'in which the headers of a request must arrive'),
  LIMIT_REQUEST_MS: integer(100, 600_000).default(30_000, 'in which a whole request must arrive'),
  LIMIT_READY_MS: integer(1, 10_000).default(1_000, 'in which a part has to answer for /readyz'),
  LIMIT_HASHES_WAITING: integer(1, 10_000).default(64, 'passwords that wait to be hashed; more are answered 503'),
  LIMIT_ACCESS_TOKEN_SECONDS: integer(30, longestLifetimeSeconds).default(600, 'that an access token is good'),
  LIMIT_ACCESS_TOKEN_LEEWAY_SECONDS: integer(1, 60).default(5, 'by which clocks may differ'),
  LIMIT_SESSION_IDLE_SECONDS: integer(60, 2_592_000).default(604_800, 'that a session of a buyer lives without use'),
  LIMIT_SESSION_SECONDS: integer(60, 31_536_000).default(2_592_000, 'that a session of a buyer lives at most'),
  LIMIT_ADMIN_SESSION_IDLE_SECONDS: integer(60, 604_800).default(
    43_200,
    'that a session of an operator lives without use',
  ),
  LIMIT_ADMIN_SESSION_SECONDS: integer(60, 2_592_000).default(604_800, 'that a session of an operator lives at most'),
  LIMIT_REFRESH_GRACE_SECONDS: integer(1, 60).default(10, 'in which the refresh token before is no alarm'),
  LIMIT_INLINE_WORKFLOW_BYTES: integer(1, 262_144).default(
    262_144,
    'of a workflow that is examined without a thread of its own',
  ),
  LIMIT_EXAMINATION_MS: integer(100, 60_000).default(10_000, 'that a thread examines a workflow or compares two'),
  LIMIT_EXPORT_SECONDS: integer(1, 86_400).default(900, 'for a whole export, which is cut off then'),
  LIMIT_POOL_WAIT_MS: count.default(2_000, 'for a connection to the database'),
  LIMIT_STATEMENT_MS: count.default(5_000, 'of one statement in the database'),
  LIMIT_LOCK_MS: count.default(2_000, 'for a lock in the database'),
  LIMIT_IDLE_TRANSACTION_MS: count.default(10_000, 'of a transaction that does nothing'),
  LIMIT_MIGRATION_LOCK_MS: count.default(
    1_000,
    'for a lock that a migration needs; less than LIMIT_LOCK_MS, for others wait behind it',
  ),
  LIMIT_MIGRATION_MS: count.default(300_000, 'for which a migration tries to get its locks'),
  LIMIT_DOWNLOAD_LINK_SECONDS: integer(1, 31_536_000).default(300, 'that a download link lasts'),
  LIMIT_DOWNLOAD_LINK_USES: integer(1, 1_000_000).default(5, 'of a download link'),
  LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: integer(1, 10_000).default(5, 'failed logins in 15 minutes'),
  LIMIT_LOGIN_PER_ACCOUNT: integer(1, 10_000).default(50, 'failed logins in an hour'),
  LIMIT_LOGIN_PER_ADDRESS: integer(1, 1_000_000).default(100, 'failed logins in 15 minutes'),
  LIMIT_REGISTER_PER_ADDRESS: count.optional('registrations in an hour; 20, outside production 10000'),
  LIMIT_FORGOT_PER_ADDRESS: count.default(1_000, 'forgotten passwords in an hour'),
  LIMIT_SECOND_FACTOR_PER_ACCOUNT: integer(1, 1_000).default(10, 'wrong one-time codes of an operator in an hour'),
  LIMIT_EMAIL_CODE_SECONDS: integer(1, 86_400).default(900, 'that a code to confirm an e-mail address is good'),
  LIMIT_EMAIL_CODE_TRIES: integer(1, 100).default(5, 'wrong tries of a code'),
  LIMIT_EMAIL_CODE_COOLDOWN_SECONDS: integer(1, 86_400).default(60, 'between two codes that are asked for'),
  LIMIT_EMAIL_CODES_PER_ACCOUNT: integer(1, 1_000).default(10, 'codes that are asked for in a day'),
  LIMIT_PASSWORD_RESET_SECONDS: integer(1, 86_400).default(1_800, 'that a way to a new password is good'),
  LIMIT_INVITATION_SECONDS: integer(1, 2_592_000).default(259_200, 'that an invitation to work here is good'),
  LIMIT_PASSWORD_RESETS_PER_ACCOUNT: integer(1, 1_000).default(10, 'ways to a new password that are mailed in an hour'),
} as const satisfies Readonly<Record<string, Variable<unknown>>>

type Schema = typeof schema

/** The environment as it was read. */
export type Settings = { readonly [K in keyof Schema]: Schema[K] extends Variable<infer A> ? A : never }

/** Read by the stand-ins' parent, which shares the environment with the application. */
export const standInVariables: ReadonlySet<string> = new Set([
  'SANDBOX_PAYSTACK_PORT',
  'SANDBOX_MAIL_PORT',
  'SANDBOX_SMTP_PORT',
  'SANDBOX_WEBHOOK_URL',
  'SANDBOX_TIME_SCALE',
  'VEXA_THROUGH',
])
