import { describe, expect, it } from 'vitest'
import { schema } from '../../src/composition/configuration/schema.ts'
import { faults, firstKey, least, production, secondKey, setOf, settings } from './environments.ts'

describe('the configuration', () => {
  it('needs little outside production', () => {
    expect(settings(least)).toMatchObject({
      NODE_ENV: 'development',
      PORT: 8_000,
      CURRENCIES: ['NGN'],
      WORKER: 'inline',
      LIMIT_WORKFLOW_BYTES: 2_097_152,
    })
  })

  it('takes replicas as a list of addresses, none unless said, and never says one', () => {
    expect(settings(least).DATABASE_REPLICA_URLS).toEqual([])
    const [one, two] = ['postgres://vexa:pw@one.internal/vexa', 'postgresql://vexa:pw@two.internal/vexa']
    expect(settings({ ...least, DATABASE_REPLICA_URLS: `${one}, ${two}` }).DATABASE_REPLICA_URLS).toEqual([one, two])
    const named = faults({ ...least, DATABASE_REPLICA_URLS: `${one},mysql://vexa:a-secret-of-ours@two.internal` })
    expect(named).toEqual([expect.stringMatching(/^DATABASE_REPLICA_URLS /)])
    expect(named.join()).not.toMatch(/internal|a-secret/)
    for (const wrong of ['0', '1', '61', 'some'])
      expect(faults({ ...least, REPLICA_MOST_LAG_SECONDS: wrong })).toHaveLength(1)
  })

  it('takes an empty variable for an absent one', () => {
    expect(settings({ ...least, PORT: '', CURRENCIES: '' })).toMatchObject({ PORT: 8_000, CURRENCIES: ['NGN'] })
  })

  it('names all mistakes at once, of form and of sense', () => {
    const named = faults({
      ...production,
      PORT: 'eight thousand',
      LIMIT_BODY_BYTES: '-1',
      CURRENCIES: 'NGN,EUR',
      CORS_ORIGINS: '*',
      PUBLIC_URL: 'http://shop.example',
      VEXA_DATADIR: '/tmp',
      PAYSTACK_SECRET: 'x',
    })
    for (const name of [
      'PORT',
      'LIMIT_BODY_BYTES',
      'CURRENCIES',
      'CORS_ORIGINS',
      'PUBLIC_URL',
      'VEXA_DATADIR',
      'PAYSTACK_SECRET',
    ])
      expect(named.filter((fault) => fault.startsWith(`${name} `))).toHaveLength(1)
    expect(named).toHaveLength(7)
  })

  it.each(['VEXA_DATADIR', 'LIMIT_BODYBYTES', 'PAYSTACK_KEY', 'SANDBOX_PORT'])(
    'takes %s for a mistake: it looks like ours and is not',
    (name) => {
      expect(faults({ ...least, [name]: '1' })).toEqual([`${name} is not a setting`])
    },
  )

  it('leaves the variables of others alone', () => {
    expect(faults({ ...least, HOME: '/root', LANG: 'C', npm_config_x: '1' })).toEqual([])
  })

  it.each(Object.keys(schema).filter((name) => name.startsWith('LIMIT_')))(
    'refuses %s when it is not a number, rather than having no limit',
    (name) => {
      for (const wrong of ['none', '0', '1e3', ' 5', '0x10', '1.5', '-1'])
        expect(faults({ ...least, [name]: wrong })).toHaveLength(1)
    },
  )

  it.each([
    ['*', 'any origin'],
    ['null', 'the null origin'],
    ['https://app.example/', 'a path'],
    ['app.example', 'no scheme'],
    ['https://*.example', 'a wildcard'],
  ])('refuses %s among CORS_ORIGINS: %s', (origin) => {
    expect(faults({ ...least, CORS_ORIGINS: `https://good.example,${origin}` })).toHaveLength(1)
  })

  it.each([
    [
      'PAYSTACK_SECRET_KEY',
      { PAYSTACK_SECRET_KEY: 'sk_live_0123456789abcdef0123456789abcdef01234567' },
      'a live key in development (P19)',
    ],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'pk_test_0123456789abcdef' }, 'a public key'],
    ['ADMIN_EMAIL', { ADMIN_EMAIL: 'owner@shop.example' }, 'half of a login'],
    ['LIMIT_HEADERS_MS', { LIMIT_REQUEST_MS: '5000' }, 'headers that may take longer than the request'],
    ['LIMIT_MIGRATION_LOCK_MS', { LIMIT_LOCK_MS: '1000' }, 'a migration that waits as long as who waits behind it'],
    ['LIMIT_INLINE_WORKFLOW_BYTES', { LIMIT_INLINE_WORKFLOW_BYTES: '2097152' }, 'uploads that hold everybody up'],
    ['LIMIT_SECOND_FACTOR_PER_ACCOUNT', { LIMIT_SECOND_FACTOR_PER_ACCOUNT: '1000000' }, 'any number of guesses'],
    ['PAYSTACK_PREVIOUS_SECRET_KEY', { PAYSTACK_PREVIOUS_SECRET_KEY: 'pk_test_0123456789abcdef' }, 'a public key'],
    ['TOKEN_KEYS', { TOKEN_KEYS: 'x'.repeat(100) }, 'no JSON'],
    ['TOKEN_KEYS', { TOKEN_KEYS: '{"keys":[]}' }, 'no keys'],
    ['TOKEN_KEYS', { TOKEN_KEYS: JSON.stringify(firstKey) }, 'a key that is no set'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf({ ...firstKey, d: undefined }) }, 'a public key'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf({ ...firstKey, d: 'AAAA' }) }, 'a short key'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf({ ...firstKey, x: secondKey.x }) }, "another's public half"],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf(firstKey, { kty: 'oct', k: 'x' }) }, 'a key of another kind beside a good one'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf(firstKey, firstKey) }, 'one key twice'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf({ ...firstKey, kid: 'a' }, { ...secondKey, kid: 'a' }) }, 'two of one name'],
  ])('refuses %s everywhere: %o, %s', (name, facts, _) => {
    expect(faults({ ...least, ...facts }).filter((fault) => fault.startsWith(name))).toHaveLength(1)
  })

  it('takes a set of several keys, as WebCrypto writes them', async () => {
    const made = await crypto.subtle.generateKey('Ed25519', true, ['sign'])
    const written = 'privateKey' in made ? await crypto.subtle.exportKey('jwk', made.privateKey) : {}
    expect(faults({ ...least, TOKEN_KEYS: setOf(written, firstKey, { ...secondKey, kid: 'old' }) })).toEqual([])
  })

  it.each(Object.keys(schema))('names %s and never says what it holds', (name) => {
    for (const environment of [least, production]) {
      const named = faults({ ...environment, [name]: 'canary %zz \u0007' })
      expect(named.every((fault) => fault.startsWith(`${name} `) || fault.includes(` and ${name} `))).toBe(true)
      expect(named.join()).not.toContain('canary')
    }
  })
})
