import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop } from '../support/shop.ts'
import { forgot, impersonal, resend, shopWithMail, verify } from './support/mailed.ts'
import { buyer, goodPassword, login, type Person, shopOwner } from './support/people.ts'
import { me, refresh } from './support/tokens.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'
/** What holds on every instance within a second. */
const within = { timeout: 1_000, interval: 20 }

const few = { LIMIT_EMAIL_CODES_PER_ACCOUNT: '2', LIMIT_PASSWORD_RESETS_PER_ACCOUNT: '2' }

describe('accounts', () => {
  let mail: Awaited<ReturnType<typeof shopWithMail>>
  let shop: TestShop
  let other: TestShop
  beforeAll(async () => {
    mail = await shopWithMail(few)
    shop = mail.shop
    other = await besides(shop, { ...mail.smtp, ...few })
  })
  afterAll(async () => {
    await other?.stop()
    await mail?.stop()
  })
  const wrong = (code: string): string => `${code.slice(0, 5)}${(Number(code.at(-1)) + 1) % 10}`
  const isVerified = async (person: Person): Promise<boolean> => (await me(shop, person.accessToken)).json.emailVerified

  describe('whose address is confirmed by a code', () => {
    it('P29: five tries are all, over all instances and side by side, and the sixth is not looked at', async () => {
      const ada = await buyer(shop)
      const code = await mail.mailed(ada.email, 'code')
      const tries = await Promise.all(
        Array.from({ length: 10 }, (_, at) => verify(at % 2 ? other : shop, ada, wrong(code))),
      )
      expect(tries.map(({ status, json }) => [status, json.code])).toEqual(Array(10).fill([410, 'CODE_EXPIRED']))
      const right = await verify(shop, ada, code)
      expect(impersonal(right)).toEqual(impersonal(tries[0] ?? right))
      expect(await shop.sql('select tries_left from email_codes where user_id = $1', [ada.id])).toEqual([
        { tries_left: 0 },
      ])
      expect(await isVerified(ada)).toBe(false)
    })

    it('typed twice at once, it is used once', async () => {
      const ada = await buyer(shop)
      const code = await mail.mailed(ada.email, 'code')
      const answers = await Promise.all([verify(shop, ada, code), verify(other, ada, code)])
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 410])
      expect(await isVerified(ada)).toBe(true)
      const events = await shop.sql(`select from events where type = 'EmailVerified' and subject = $1`, [ada.id])
      expect(events).toHaveLength(1)
    })

    it('P28: asking again answers alike whether or not it is confirmed; only who waits for it gets a mail', async () => {
      const [ada, ben] = [await buyer(shop), await buyer(shop)]
      expect((await verify(shop, ada, await mail.mailed(ada.email, 'code'))).status).toBe(204)
      const [confirmed, waiting] = [await resend(shop, ada), await resend(other, ben)]
      expect(confirmed.status).toBe(202)
      expect(impersonal(confirmed)).toEqual(impersonal(waiting))
      await mail.mailed(ben.email, 'code', 2)
      await mail.settled()
      expect([mail.mailsTo(ada.email, 'code').length, mail.mailsTo(ben.email, 'code').length]).toEqual([1, 2])
    })

    it('asking again has to wait, over all instances, and has an end for the day', async () => {
      const ada = await buyer(shop)
      const both = await Promise.all([resend(shop, ada), resend(other, ada)])
      expect(both.map(({ status }) => status).sort()).toEqual([202, 429])
      const limited = both.find(({ status }) => status === 429)
      expect(Number(limited?.header('retry-after'))).toBeGreaterThan(0)
      expect(Number(limited?.header('retry-after'))).toBeLessThanOrEqual(60)
      const earlier = (minutes: number) =>
        shop.sql(`update email_codes set created_at = created_at - $2 * interval '1 minute' where user_id = $1`, [
          ada.id,
          minutes,
        ])
      await earlier(2)
      expect((await resend(shop, ada)).status).toBe(202)
      await earlier(2)
      const enough = await resend(shop, ada)
      expect([enough.status, Number(enough.header('retry-after')) > 3_600]).toEqual([429, true])
    })

    it.each(['12345', '1234567', '12345a', '１２３４５６', ' 123456'])('%j is no code', async (code) => {
      const answer = await verify(shop, await buyer(shop), code)
      expect([answer.status, answer.json.errors[0]]).toMatchObject([422, { pointer: '/code', code: 'invalid_code' }])
    })
  })

  describe('and their sessions', () => {
    const sessions = (person: Pick<Person, 'accessToken'>) =>
      ask(shop.url, '/api/auth/sessions', { headers: bearer(person.accessToken) })
    const end = (person: Pick<Person, 'accessToken'>, id = ''): Promise<Received> =>
      ask(shop.url, `/api/auth/sessions${id === '' ? '' : `/${id}`}`, {
        method: 'DELETE',
        headers: bearer(person.accessToken),
      })

    it('are told by time, device and address, without anything that opens one', async () => {
      const ada = await buyer(shop)
      const phone = (await login(other, ada.email, goodPassword, { 'User-Agent': 'a telephone' })).json
      const { json } = await sessions(ada)
      const shape = {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        createdAt: expect.stringMatching(/Z$/),
        lastSeenAt: expect.stringMatching(/Z$/),
        address: '127.0.0.1',
      }
      expect(json).toEqual({
        items: [
          { ...shape, userAgent: 'a telephone', current: false },
          { ...shape, userAgent: '', current: true },
        ],
        nextCursor: null,
      })
      expect((await sessions(phone)).json.items.map(({ current }: { current: boolean }) => current)).toEqual([
        true,
        false,
      ])
    })

    it('AUTHZ-01: another’s is answered as what is not there, and goes on', async () => {
      const [ada, eve] = [await buyer(shop), await buyer(shop)]
      const [hers] = (await sessions(ada)).json.items
      const { instance: _, ...refused } = impersonal(await end(eve, hers.id)).body
      const { instance: __, ...absent } = impersonal(await end(eve, nobodysId)).body
      expect(refused).toEqual(absent)
      expect(refused.code).toBe('NOT_FOUND')
      expect((await me(shop, ada.accessToken)).status).toBe(200)
    })

    it('P27: that were ended are over on every instance, for both of their tokens', async () => {
      const ada = await buyer(shop)
      const phone = (await login(other, ada.email, goodPassword)).json
      const [hers] = (await sessions(ada)).json.items
      expect([(await end(ada, hers.id)).status, (await end(ada, hers.id)).status]).toEqual([204, 204])
      for (const instance of [shop, other])
        await expect.poll(async () => (await me(instance, phone.accessToken)).status, within).toBe(401)
      expect((await refresh(shop, phone.refreshToken)).status).toBe(401)
      expect((await end(ada)).status).toBe(204)
      for (const instance of [shop, other])
        await expect.poll(async () => (await me(instance, ada.accessToken)).status, within).toBe(401)
    })
  })

  describe('that are suspended', () => {
    const patch = (operator: Person, id: string, body: unknown): Promise<Received> =>
      ask(shop.url, `/api/admin/users/${id}`, { method: 'PATCH', headers: bearer(operator.accessToken), body })

    it('P27: are out on every instance; who did it and why is on record, once for each act', async () => {
      const [ada, owner] = [await buyer(shop), await shopOwner(shop)]
      const answer = await patch(owner, ada.id, { status: 'suspended', reason: 'chargebacks' })
      expect(answer.json).toMatchObject({ id: ada.id, status: 'suspended', emailVerified: false })
      for (const instance of [shop, other])
        await expect.poll(async () => (await me(instance, ada.accessToken)).status, within).toBe(401)
      expect((await refresh(other, ada.refreshToken)).status).toBe(401)
      const shut = await login(shop, ada.email, goodPassword)
      expect([shut.status, shut.json.code]).toEqual([403, 'SUSPENDED'])
      const back = await patch(owner, ada.id, { status: 'active', reason: 'a mistake' })
      expect(back.json.status).toBe('unverified')
      expect((await me(shop, ada.accessToken)).status).toBe(401)
      expect((await login(shop, ada.email, goodPassword)).status).toBe(200)
      expect(
        await shop.sql(
          'select actor, action, reason from audit_log join audit_reasons on act_id = id where subject = $1 order by at, id',
          [ada.id],
        ),
      ).toEqual([
        { actor: owner.id, action: 'user.suspend', reason: 'chargebacks' },
        { actor: owner.id, action: 'user.restore', reason: 'a mistake' },
      ])
    })

    it.each([
      [{ status: 'erased', reason: 'x' }, '/status'],
      [{ status: 'unverified', reason: 'x' }, '/status'],
      [{ status: 'suspended' }, '/reason'],
      [{ status: 'suspended', reason: 'x', emailVerified: true }, '/emailVerified'],
    ])('are not made so by %j', async (body, pointer) => {
      const [ada, owner] = [await buyer(shop), await shopOwner(shop)]
      const answer = await patch(owner, ada.id, body)
      expect([answer.status, answer.json.errors[0].pointer]).toEqual([422, pointer])
      expect((await me(shop, ada.accessToken)).status).toBe(200)
      expect((await patch(owner, nobodysId, { status: 'suspended', reason: 'x' })).status).toBe(404)
    })

    it('cannot be where the account was erased', async () => {
      const [ada, owner] = [await buyer(shop), await shopOwner(shop)]
      await shop.sql(`update users set status = 'erased' where id = $1`, [ada.id])
      const answer = await patch(owner, ada.id, { status: 'active', reason: 'x' })
      expect([answer.status, answer.json.code]).toEqual([409, 'ILLEGAL_TRANSITION'])
    })
  })

  it('are not mailed more ways to a new password than an hour allows, whoever asks', async () => {
    const ada = await buyer(shop)
    const made = async () => (await shop.sql('select from password_resets where user_id = $1', [ada.id])).length
    const asked = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        expect((await forgot(time % 2 ? other : shop, ada.email)).status).toBe(202)
      await mail.settled()
    }
    await asked(4)
    expect(await made()).toBe(2)
    await shop.sql(`update password_resets set created_at = created_at - interval '1 hour' where user_id = $1`, [
      ada.id,
    ])
    await asked(1)
    expect(await made()).toBe(3)
  })

  it('take another name, and nothing else', async () => {
    const ada = await buyer(shop)
    const send = (body: unknown) =>
      ask(shop.url, '/api/auth/me', { method: 'PATCH', headers: bearer(ada.accessToken), body })
    expect((await send({ name: 'Ada Obi' })).json).toMatchObject({ id: ada.id, email: ada.email, name: 'Ada Obi' })
    for (const name of ['email', 'emailVerified', 'status', 'id']) {
      const answer = await send({ name: 'Eve', [name]: 'active' })
      expect([answer.status, answer.json.errors[0].pointer]).toEqual([422, `/${name}`])
    }
    expect((await me(other, ada.accessToken)).json.name).toBe('Ada Obi')
  })
})
