import { keysOf } from './jwk-set.ts'
import type { Settings } from './schema.ts'

const leastSecretBytes = 32
const leastPasswordCharacters = 12
const defaults = /changeme|change-me|secret|password|example|default/i

/** Private keys that stand in documents: RFC 8037, appendix A.1. */
const publishedKeys = new Set(['nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'])

/** A rule over some settings: what is wrong with them, or false. */
type Rule = Readonly<{ over: ReadonlyArray<keyof Settings>; fault: (settings: Settings) => string | false }>

const rule = <K extends keyof Settings>(
  over: ReadonlyArray<K>,
  fault: (settings: Pick<Settings, K>) => string | false,
) => ({
  over,
  fault,
})

/** A rule over one setting, where it is set: its fault is said of its name. */
const where = <K extends keyof Settings>(
  name: K,
  isWrong: (value: NonNullable<Settings[K]>) => boolean,
  fault: string,
) => rule([name], ({ [name]: value }) => value !== null && value !== undefined && isWrong(value) && `${name} ${fault}`)

const isNoSecretKey = (key: string): boolean => !/^sk_(test|live)_\w+$/.test(key)
const isTestKey = (key: string): boolean => key.startsWith('sk_test_')
const isGuessable = (key: string): boolean => Buffer.byteLength(key) < leastSecretBytes || defaults.test(key)

/** A password that cannot be read from its address is as bad as none. */
const hasWeakPassword = (url: string): boolean => {
  try {
    const password = decodeURIComponent(new URL(url).password)
    return password.length < leastPasswordCharacters || defaults.test(password)
  } catch {
    return true
  }
}

/** A mail server may need no login; the password of one that does is no example. */
const hasDefaultPassword = (url: string): boolean => defaults.test(new URL(url).password)

/** Whoever knows one of these can tell the shop that it was paid: the previous key as well as the present one. */
const paystackKeys = ['PAYSTACK_SECRET_KEY', 'PAYSTACK_PREVIOUS_SECRET_KEY'] as const
const databases = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_MIGRATION_URL'] as const

/** A live key outside production would take real money for trials. */
const everywhere: ReadonlyArray<Rule> = [
  ...paystackKeys.map((name) => where(name, isNoSecretKey, 'must begin sk_live_ or sk_test_')),
  ...paystackKeys.map((name) =>
    rule(
      ['NODE_ENV', name],
      ({ NODE_ENV, [name]: key }) =>
        NODE_ENV !== 'production' && key?.startsWith('sk_live_') === true && `${name} is a live key outside production`,
    ),
  ),
  rule(
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
    ({ ADMIN_EMAIL, ADMIN_PASSWORD }) =>
      (ADMIN_EMAIL === null) !== (ADMIN_PASSWORD === null) && 'ADMIN_EMAIL and ADMIN_PASSWORD must be set together',
  ),
  rule(
    ['LIMIT_HEADERS_MS', 'LIMIT_REQUEST_MS'],
    ({ LIMIT_HEADERS_MS: headers, LIMIT_REQUEST_MS: whole }) =>
      headers > whole && 'LIMIT_HEADERS_MS must be at most LIMIT_REQUEST_MS',
  ),
  rule(
    ['LIMIT_MIGRATION_LOCK_MS', 'LIMIT_LOCK_MS'],
    ({ LIMIT_MIGRATION_LOCK_MS: migrations, LIMIT_LOCK_MS: others }) =>
      migrations >= others && 'LIMIT_MIGRATION_LOCK_MS must be less than LIMIT_LOCK_MS',
  ),
]

/** What production refuses to boot with. */
const inProduction: ReadonlyArray<Rule> = [
  rule(
    ['PUBLIC_URL'],
    ({ PUBLIC_URL }) =>
      (PUBLIC_URL === null || !PUBLIC_URL.startsWith('https://')) && 'PUBLIC_URL must be an https address',
  ),
  rule(['TOKEN_KEYS'], ({ TOKEN_KEYS }) => TOKEN_KEYS === null && 'TOKEN_KEYS is required'),
  where('TOKEN_KEYS', (set) => keysOf(set).some(({ d = '' }) => publishedKeys.has(d)), 'has a key that was published'),
  ...paystackKeys.map((name) =>
    rule(
      [name, 'PAYSTACK_ALLOW_TEST_KEYS'],
      ({ [name]: key, PAYSTACK_ALLOW_TEST_KEYS }) =>
        key !== null &&
        isTestKey(key) &&
        !PAYSTACK_ALLOW_TEST_KEYS &&
        `${name} is a test key (PAYSTACK_ALLOW_TEST_KEYS allows it)`,
    ),
  ),
  ...paystackKeys.map((name) => where(name, isGuessable, 'is too short or a default')),
  ...databases.map((name) => where(name, hasWeakPassword, 'has a weak password')),
  where('DATABASE_REPLICA_URLS', (urls) => urls.some(hasWeakPassword), 'has a weak password'),
  rule(['SMTP_URL'], ({ SMTP_URL }) => SMTP_URL === null && 'SMTP_URL is required'),
  where('SMTP_URL', hasDefaultPassword, 'has a default password'),
  where('ADMIN_PASSWORD', (password) => defaults.test(password), 'is a default'),
]

/** Settings that are well-formed and still must not be booted with; what could not be read is left to its own fault. */
export const productionFaults = (settings: Partial<Settings>): ReadonlyArray<string> =>
  [...everywhere, ...(settings.NODE_ENV === 'production' ? inProduction : [])]
    .filter(({ over }) => over.every((name) => Object.hasOwn(settings, name)))
    .map(({ fault }) => fault(settings as Settings))
    .filter((fault) => fault !== false)
