import type { Settings } from './schema.ts'

const leastSecretBytes = 32
const defaults = /changeme|change-me|secret|password|example|default/i

const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password)

type Rule = (settings: Settings) => string | false

const isTestKey = (key: string): boolean => key.startsWith('sk_test_')

/** A live key outside production would take real money for trials. */
const everywhere: ReadonlyArray<Rule> = [
  ({ PAYSTACK_SECRET_KEY: key }) =>
    !/^sk_(test|live)_\w+$/.test(key) && 'PAYSTACK_SECRET_KEY must begin sk_live_ or sk_test_',
  ({ NODE_ENV, PAYSTACK_SECRET_KEY: key }) =>
    NODE_ENV !== 'production' && key.startsWith('sk_live_') && 'PAYSTACK_SECRET_KEY is a live key outside production',
  ({ ADMIN_EMAIL, ADMIN_PASSWORD }) =>
    (ADMIN_EMAIL === null) !== (ADMIN_PASSWORD === null) && 'ADMIN_EMAIL and ADMIN_PASSWORD must be set together',
]

/** What production refuses to boot with. */
const inProduction: ReadonlyArray<Rule> = [
  ({ PUBLIC_URL }) =>
    (PUBLIC_URL === null || !PUBLIC_URL.startsWith('https://')) && 'PUBLIC_URL must be an https address',
  ({ TOKEN_KEYS }) =>
    (TOKEN_KEYS === null || TOKEN_KEYS.length < leastSecretBytes) &&
    'TOKEN_KEYS must be a JWK set of Ed25519 private keys',
  ({ PAYSTACK_SECRET_KEY: key, PAYSTACK_ALLOW_TEST_KEYS }) =>
    isTestKey(key) &&
    !PAYSTACK_ALLOW_TEST_KEYS &&
    'PAYSTACK_SECRET_KEY is a test key (PAYSTACK_ALLOW_TEST_KEYS allows it)',
  ({ PAYSTACK_SECRET_KEY: key }) =>
    (key.length < leastSecretBytes || defaults.test(key)) && 'PAYSTACK_SECRET_KEY is too short or a default',
  ({ DATABASE_URL }) => {
    const password = passwordOf(DATABASE_URL)
    return (password.length < 12 || defaults.test(password)) && 'DATABASE_URL has a weak password'
  },
  ({ ADMIN_PASSWORD }) => ADMIN_PASSWORD !== null && defaults.test(ADMIN_PASSWORD) && 'ADMIN_PASSWORD is a default',
]

/** Settings that are well-formed and still must not be booted with. */
export const productionFaults = (settings: Settings): ReadonlyArray<string> =>
  [...everywhere, ...(settings.NODE_ENV === 'production' ? inProduction : [])]
    .map((rule) => rule(settings))
    .filter((fault) => fault !== false)
