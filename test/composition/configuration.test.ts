import { describe, expect, it } from 'vitest'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { configuration } from '../../src/composition/configuration/configuration.ts'
import { schema } from '../../src/composition/configuration/schema.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { run } from '../support/process.ts'

type Environment = Readonly<Record<string, string>>

const least: Environment = {
  DATABASE_URL: 'postgres://vexa:pw@db.internal/vexa',
  PAYSTACK_SECRET_KEY: 'sk_test_0123456789abcdef0123456789abcdef01234567',
}
const tokenKeys = await newTokenKeys()

/** All that production asks for. */
const production: Environment = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://shop.example',
  DATABASE_URL: 'postgres://vexa:a3f9c2d17be84650@db.internal/vexa',
  PAYSTACK_SECRET_KEY: 'sk_live_0123456789abcdef0123456789abcdef01234567',
  TOKEN_KEYS: tokenKeys,
}

const faults = (environment: Environment): ReadonlyArray<string> => {
  const read = configuration(environment)
  return E.isLeft(read) ? read.left : []
}

const settings = (environment: Environment) => {
  const read = configuration(environment)
  if (E.isLeft(read)) throw new Error(read.left.join('; '))
  return read.right
}

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
      'a live key in development',
    ],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'pk_test_0123456789abcdef' }, 'a public key'],
    ['ADMIN_EMAIL', { ADMIN_EMAIL: 'owner@shop.example' }, 'half of a login'],
  ])('refuses %s everywhere: %o, %s', (name, facts, _) => {
    expect(faults({ ...least, ...facts }).filter((fault) => fault.startsWith(name))).toHaveLength(1)
  })
})

describe('production', () => {
  it('boots with the real settings', () => {
    expect(faults(production)).toEqual([])
  })

  it.each([
    ['PUBLIC_URL', { PUBLIC_URL: '' }, 'absent'],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://shop.example' }, 'http'],
    ['TOKEN_KEYS', { TOKEN_KEYS: '' }, 'absent'],
    ['TOKEN_KEYS', { TOKEN_KEYS: 'short' }, 'short'],
    ['DATABASE_URL', { DATABASE_URL: '' }, 'absent'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://vexa:vexa@db.internal/vexa' }, 'a short password'],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://vexa:password-password@db.internal/vexa' }, 'a default password'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: '' }, 'absent'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: least['PAYSTACK_SECRET_KEY'] ?? '' }, 'a test key'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'sk_live_short' }, 'too short'],
    ['PAYSTACK_SECRET_KEY', { PAYSTACK_SECRET_KEY: 'sk_live_changeme_changeme_changeme_changeme' }, 'a default'],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }, 'a wildcard'],
    ['ADMIN_PASSWORD', { ADMIN_EMAIL: 'owner@shop.example', ADMIN_PASSWORD: 'changeme changeme' }, 'a default'],
  ])('refuses %s: %o, %s', (name, facts, _) => {
    const named = faults({ ...production, ...facts })
    expect(named).toHaveLength(1)
    expect(named[0]).toMatch(new RegExp(`^${name} `))
  })

  it('takes a test key when it is said', () => {
    const trial = { ...production, PAYSTACK_SECRET_KEY: least['PAYSTACK_SECRET_KEY'] ?? '' }
    expect(faults({ ...trial, PAYSTACK_ALLOW_TEST_KEYS: 'true' })).toEqual([])
  })

  it('ends with 78 and names the variables, never what they hold', async () => {
    const secret = 'postgres://vexa:canary-pw@db.internal/vexa'
    const shop = run({
      ...production,
      DATABASE_URL: secret,
      PORT: 'canary-port',
      PAYSTACK_SECRET_KEY: 'sk_live_canary',
    })
    expect(await shop.ended).toBe(78)
    for (const name of ['DATABASE_URL', 'PORT', 'PAYSTACK_SECRET_KEY'])
      expect(shop.stderr()).toContain(`configuration: ${name} `)
    expect(shop.stdout() + shop.stderr()).not.toContain('canary')
  })
})
