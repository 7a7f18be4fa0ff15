import type { Settings } from './schema.ts'

const leastSecretBytes = 32
const defaults = /changeme|change-me|secret|password|example|default/i

const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password)

/** A rule over some settings: what is wrong with them, or false. */
type Rule = Readonly<{ over: ReadonlyArray<keyof Settings>; fault: (settings: Settings) => string | false }>

const rule = <K extends keyof Settings>(
  over: ReadonlyArray<K>,
  fault: (settings: Pick<Settings, K>) => string | false,
) => ({
  over,
  fault,
})

const isTestKey = (key: string): boolean => key.startsWith('sk_test_')

/** A live key outside production would take real money for trials. */
const everywhere: ReadonlyArray<Rule> = [
  rule(
    ['PAYSTACK_SECRET_KEY'],
    ({ PAYSTACK_SECRET_KEY: key }) =>
      !/^sk_(test|live)_\w+$/.test(key) && 'PAYSTACK_SECRET_KEY must begin sk_live_ or sk_test_',
  ),
  rule(
    ['NODE_ENV', 'PAYSTACK_SECRET_KEY'],
    ({ NODE_ENV, PAYSTACK_SECRET_KEY: key }) =>
      NODE_ENV !== 'production' && key.startsWith('sk_live_') && 'PAYSTACK_SECRET_KEY is a live key outside production',
  ),
  rule(
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
    ({ ADMIN_EMAIL, ADMIN_PASSWORD }) =>
      (ADMIN_EMAIL === null) !== (ADMIN_PASSWORD === null) && 'ADMIN_EMAIL and ADMIN_PASSWORD must be set together',
  ),
]

/** What production refuses to boot with. */
const inProduction: ReadonlyArray<Rule> = [
  rule(
    ['PUBLIC_URL'],
    ({ PUBLIC_URL }) =>
      (PUBLIC_URL === null || !PUBLIC_URL.startsWith('https://')) && 'PUBLIC_URL must be an https address',
  ),
  rule(
    ['TOKEN_KEYS'],
    ({ TOKEN_KEYS }) =>
      (TOKEN_KEYS === null || TOKEN_KEYS.length < leastSecretBytes) &&
      'TOKEN_KEYS must be a JWK set of Ed25519 private keys',
  ),
  rule(
    ['PAYSTACK_SECRET_KEY', 'PAYSTACK_ALLOW_TEST_KEYS'],
    ({ PAYSTACK_SECRET_KEY: key, PAYSTACK_ALLOW_TEST_KEYS }) =>
      isTestKey(key) &&
      !PAYSTACK_ALLOW_TEST_KEYS &&
      'PAYSTACK_SECRET_KEY is a test key (PAYSTACK_ALLOW_TEST_KEYS allows it)',
  ),
  rule(
    ['PAYSTACK_SECRET_KEY'],
    ({ PAYSTACK_SECRET_KEY: key }) =>
      (key.length < leastSecretBytes || defaults.test(key)) && 'PAYSTACK_SECRET_KEY is too short or a default',
  ),
  rule(['DATABASE_URL'], ({ DATABASE_URL }) => {
    const password = passwordOf(DATABASE_URL)
    return (password.length < 12 || defaults.test(password)) && 'DATABASE_URL has a weak password'
  }),
  rule(
    ['ADMIN_PASSWORD'],
    ({ ADMIN_PASSWORD }) => ADMIN_PASSWORD !== null && defaults.test(ADMIN_PASSWORD) && 'ADMIN_PASSWORD is a default',
  ),
]

/** Settings that are well-formed and still must not be booted with; what could not be read is left to its own fault. */
export const productionFaults = (settings: Partial<Settings>): ReadonlyArray<string> =>
  [...everywhere, ...(settings.NODE_ENV === 'production' ? inProduction : [])]
    .filter(({ over }) => over.every((name) => Object.hasOwn(settings, name)))
    .map(({ fault }) => fault(settings as Settings))
    .filter((fault) => fault !== false)
