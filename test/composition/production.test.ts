import { describe, expect, it } from 'vitest'
import { run } from '../support/process.ts'
import { faults, firstKey, least, production, setOf } from './environments.ts'

/** RFC 8037, appendix A.1. */
const publishedKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
}

describe('production', () => {
  it('boots with the real settings', () => {
    expect(faults(production)).toEqual([])
  })

  it.each([
    ['PUBLIC_URL', { PUBLIC_URL: '' }, 'absent'],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://shop.example' }, 'http'],
    ['TOKEN_KEYS', { TOKEN_KEYS: '' }, 'absent'],
    ['TOKEN_KEYS', { TOKEN_KEYS: 'short' }, 'short'],
    ['TOKEN_KEYS', { TOKEN_KEYS: setOf(firstKey, publishedKey) }, 'known from a document'],
    ['DATABASE_URL', { DATABASE_URL: '' }, 'absent'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://vexa:vexa@db.internal/vexa' }, 'a short password'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://vexa:password-password@db.internal/vexa' }, 'a default password'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://vexa:100%sure-it-is-long@db.internal/vexa' }, 'a password in no form'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://db.internal/vexa' }, 'no password'],
    ['DATABASE_DIRECT_URL', { DATABASE_DIRECT_URL: 'postgres://vexa:vexa@db.internal/vexa' }, 'a short password'],
    [
      'DATABASE_MIGRATION_URL',
      { DATABASE_MIGRATION_URL: 'postgres://owner:owner@db.internal/vexa' },
      'a short password',
    ],
    [
      'DATABASE_REPLICA_URLS',
      {
        DATABASE_REPLICA_URLS:
          'postgres://vexa:6c1f0b7d2e9a4853@one.internal/vexa,postgres://vexa:vexa@two.internal/vexa',
      },
      'a short password of one of them',
    ],
    ['PAYSTACK_PREVIOUS_SECRET_KEY', { PAYSTACK_PREVIOUS_SECRET_KEY: 'sk_live_short' }, 'too short'],
    [
      'PAYSTACK_PREVIOUS_SECRET_KEY',
      { PAYSTACK_PREVIOUS_SECRET_KEY: least['PAYSTACK_SECRET_KEY'] ?? '' },
      'a test key, with which anybody could sign notices',
    ],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: '' }, 'absent'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: least['PAYSTACK_SECRET_KEY'] ?? '' }, 'a test key'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'sk_live_short' }, 'too short'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'sk_live_changeme_changeme_changeme_changeme' }, 'a default'],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }, 'a wildcard'],
    ['SMTP_URL', { SMTP_URL: '' }, 'absent'],
    ['SMTP_URL', { SMTP_URL: 'smtp://shop:changeme@mail.shop.example' }, 'a default password'],
    ['ADMIN_PASSWORD', { ADMIN_EMAIL: 'owner@shop.example', ADMIN_PASSWORD: 'changeme changeme' }, 'a default'],
  ])('refuses %s: %o, %s', (name, facts, _) => {
    const named = faults({ ...production, ...facts })
    expect(named).toHaveLength(1)
    expect(named[0]).toMatch(new RegExp(`^${name} `))
  })

  const required = ['PUBLIC_URL', 'DATABASE_URL', 'PAYSTACK_SECRET_KEY', 'TOKEN_KEYS', 'SMTP_URL']
  const worthless = [undefined, '', 'changeme', 'a3f9c2d17be84650a3f9c2d17be8465']

  it.each(required.flatMap((name) => worthless.map((value) => [name, value] as const)))(
    'OPS-06: asks for %s, and does not take %s for it',
    (name, value) => {
      const { [name]: _, ...others } = production
      const named = faults(value === undefined ? others : { ...others, [name]: value })
      expect(named).not.toEqual([])
      for (const fault of named) expect(fault).toMatch(new RegExp(`^${name} `))
      if (value) expect(named.join()).not.toContain(value)
    },
  )

  it('takes a test key when it is said', () => {
    const trial = { ...production, PAYSTACK_SECRET_KEY: least['PAYSTACK_SECRET_KEY'] ?? '' }
    expect(faults({ ...trial, PAYSTACK_ALLOW_TEST_KEYS: 'true' })).toEqual([])
  })

  it('keeps its secrets when it cannot reach what it needs', async () => {
    const shop = run({ ...production, DATABASE_URL: 'postgres://vexa:canary-of-the-shop@127.0.0.1:1/vexa' })
    expect(await shop.ended).not.toBe(0)
    expect(shop.stderr()).toContain('ECONNREFUSED')
    for (const secret of ['canary', production['PAYSTACK_SECRET_KEY'], firstKey.d])
      expect(shop.stdout() + shop.stderr()).not.toContain(secret)
  })

  it('ends with 78 and names the variables, never what they hold', async () => {
    const secret = 'postgres://vexa:canary-pw@db.internal/vexa'
    const shop = run({
      ...production,
      DATABASE_URL: secret,
      PORT: 'canary-port',
      PAYSTACK_SECRET_KEY: 'sk_live_canary',
      TOKEN_KEYS: '{"keys":[{"d":"canary',
    })
    expect(await shop.ended).toBe(78)
    for (const name of ['DATABASE_URL', 'PORT', 'PAYSTACK_SECRET_KEY', 'TOKEN_KEYS'])
      expect(shop.stderr()).toContain(`configuration: ${name} `)
    expect(shop.stdout() + shop.stderr()).not.toContain('canary')
  })
})
