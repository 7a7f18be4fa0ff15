import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../features/support/one-time-code.ts'
import { freshDatabase } from '../support/database.ts'
import { ask, bearer } from '../support/http.ts'
import { owner } from '../support/shop.ts'
import { type AtHand, atHand } from './at-hand.ts'

describe('Running the shop from the command line', () => {
  let at: AtHand
  beforeAll(async () => {
    at = await atHand()
  })
  afterAll(() => at?.close())

  describe('admin create', () => {
    const login = (email: string, password: string) =>
      ask(at.shop.url, '/api/admin/login', { body: { email, password } })

    it('makes an operator who can sign in with the password that was told once, and audits it', async () => {
      const { code, out } = await at.vexa(['admin', 'create', 'ben@shop.test', '--role', 'support', '--name', 'Ben'])
      expect([code, out]).toEqual([0, expect.stringMatching(/^Made ben@shop\.test, support\. .*: [a-z0-9]{24}\n$/)])
      const answer = await login('ben@shop.test', out.trim().split(' ').at(-1) ?? '')
      expect([answer.status, answer.json.admin]).toMatchObject([
        200,
        { role: 'support', name: 'Ben', status: 'active' },
      ])
      const [row] = await at.shop.sql(`select actor, facts from audit_log where action = 'admin.add'`)
      expect(row).toEqual({ actor: 'command line', facts: { role: 'support' } })
    })

    it('takes a password from standard input, and tells it to nobody', async () => {
      const ran = at.asProcess(['admin', 'create', 'eve@shop.test', '--password-stdin'], {}, 'seven quiet lanterns\n')
      const { code, out } = await ran
      expect([code, out]).toEqual([0, 'Made eve@shop.test, owner.\n'])
      expect((await login('eve@shop.test', 'seven quiet lanterns')).status).toBe(200)
    })

    it.each([
      [['admin', 'create', owner.email], 65, 'already'],
      [['admin', 'create', 'nonsense'], 64, '<e-mail>'],
      [['admin', 'create', 'x@shop.test', '--role', 'king'], 64, '--role'],
      [['admin', 'create'], 64, '<e-mail> is missing'],
      [['admin'], 64, 'no command "admin"'],
    ])('refuses %j', async (args, code, words) => {
      const ran = await at.vexa(args)
      expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)])
    })
  })

  describe('admin reset-totp', () => {
    const signIn = (email: string) =>
      ask(at.shop.url, '/api/admin/login', { body: { email, password: 'seven quiet lanterns' } })

    it('takes the second factor from who lost it, signs them out everywhere, and audits it', async () => {
      const email = 'chi@shop.test'
      await at.asProcess(['admin', 'create', email, '--password-stdin'], {}, 'seven quiet lanterns\n')
      const { accessToken, admin } = (await signIn(email)).json
      const post = (path: string, body?: object) =>
        ask(at.shop.url, path, { method: 'POST', headers: bearer(accessToken), ...(body && { body }) })
      const { secret } = (await post('/api/admin/totp/setup')).json
      expect((await post('/api/admin/totp/confirm', { otp: codeAt(secret, Date.now()) })).status).toBe(200)
      expect((await signIn(email)).json.code).toBe('SECOND_FACTOR_REQUIRED')
      expect(await at.vexa(['admin', 'reset-totp', email])).toMatchObject({ code: 0, err: '' })
      expect((await ask(at.shop.url, '/api/admin/me', { headers: bearer(accessToken) })).status).toBe(401)
      expect((await signIn(email)).json.admin).toMatchObject({ id: admin.id, secondFactor: false })
      const acts = await at.shop.sql(`select actor, subject from audit_log where action = 'admin.totp_reset'`)
      expect(acts).toEqual([{ actor: 'command line', subject: admin.id }])
      expect(await at.shop.sql('select from recovery_codes where admin_id = $1', [admin.id])).toEqual([])
    })

    it.each([
      [['admin', 'reset-totp', 'nobody@shop.test'], 'No operator has nobody@shop.test.'],
      [['admin', 'reset-totp', 'nonsense'], 'No operator has nonsense.'],
      [['admin', 'reset-totp'], '<e-mail> is missing'],
    ])('refuses %j', async (args, words) => {
      const ran = await at.vexa(args)
      expect(ran.code).not.toBe(0)
      expect(ran.err).toContain(words)
    })
  })

  describe('doctor', () => {
    it('looks at everything, and says that Paystack does not answer', async () => {
      const { code, out } = await at.vexa(['doctor', '--json'])
      const found = new Map<string, { state: string; text: string }>(
        JSON.parse(out).map((each: { name: string; state: string; text: string }) => [each.name, each]),
      )
      expect([...found].map(([name, { state }]) => `${name} ${state}`)).toEqual([
        'configuration ok',
        'database ok',
        'migrations ok',
        'clock ok',
        'webhook warn',
        'role warn',
        'Paystack fail',
        'books ok',
      ])
      expect(code).toBe(1)
      expect(out).not.toContain(at.shop.settings.PAYSTACK_SECRET_KEY)
    })

    it('R11: fails in production for a role that may more than serve', async () => {
      const { username } = new URL(at.shop.settings.DATABASE_URL)
      const production = {
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://shop.test',
        PAYSTACK_SECRET_KEY: `sk_test_${'4f1d7c2e9b'.repeat(4)}`,
        PAYSTACK_ALLOW_TEST_KEYS: 'true',
        SMTP_URL: 'smtp://127.0.0.1:9',
      }
      const { out } = await at.vexa(['doctor', '--json'], production)
      const found = JSON.parse(out).find(({ name }: { name: string }) => name === 'role')
      expect(found).toEqual({
        name: 'role',
        state: 'fail',
        text: expect.stringContaining(`${username} is a superuser`),
      })
    })

    it('lists every limit with what it is for', async () => {
      const { out } = await at.vexa(['doctor', '--limits'], { LIMIT_BODY_BYTES: '5000' })
      expect(out).toContain('LIMIT_LOGIN_PER_ACCOUNT')
      expect(out).toMatch(/LIMIT_BODY_BYTES +5000 .*usually 102400/)
    })

    it('says when the database does not answer, and when it lacks migrations', async () => {
      const gone = await at.vexa(['doctor'], { DATABASE_URL: 'postgres://vexa:x@127.0.0.1:9/vexa' })
      expect([gone.code, gone.err]).toEqual([69, expect.stringContaining('does not answer (ECONNREFUSED)')])
      const bare = await freshDatabase(async () => undefined, 'empty')
      const lacking = await at.vexa(['doctor'], { DATABASE_URL: bare.url })
      await bare.drop()
      expect([lacking.code, lacking.err]).toEqual([69, expect.stringContaining('npm run migrate')])
    })

    it('names what the configuration lacks, with 78', async () => {
      const { code, err } = await at.asProcess(['doctor'], { DATABASE_URL: '' })
      expect([code, err]).toEqual([78, expect.stringContaining('DATABASE_URL')])
    })
  })
})
