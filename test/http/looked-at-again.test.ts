import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../features/support/one-time-code.ts'
import { argon2Hasher } from '../../src/adapters/security/argon2.hasher.ts'
import { usualWorldLimits } from '../../src/composition/world-limits.ts'
import { PasswordHasher } from '../../src/ports/accounts/password-hasher.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { ask, bearer, type Received } from '../support/http.ts'
import { besides, type TestShop, testShop } from '../support/shop.ts'
import { passwordOfOperators } from './operators/at-work.ts'
import { buyer, goodPassword, newEmail, type Person, shopOwner } from './support/people.ts'

const nothing = async (): Promise<unknown> => undefined
const another = 'eight loud trams south'

/** What happens on another instance after a password was found right, and before the session that it opens. */
describe('who signs in is looked at again', () => {
  let shop: TestShop
  let elsewhere: TestShop
  let owner: Person
  let meanwhile: () => Promise<unknown> = nothing
  beforeAll(async () => {
    const real = argon2Hasher(usualWorldLimits.hashing)
    const interrupted: PasswordHasher = {
      ...real,
      verify: (hash, password) => async () => {
        const found = await real.verify(hash, password)()
        const act = meanwhile
        meanwhile = nothing
        await act()
        return found
      },
    }
    shop = await testShop({}, { extra: [provide(PasswordHasher, interrupted)] })
    elsewhere = await besides(shop)
    owner = await shopOwner(elsewhere)
  })
  afterEach(() => {
    meanwhile = nothing
  })
  afterAll(async () => {
    await elsewhere?.stop()
    await shop?.stop()
  })

  const there = async (method: string, path: string, body: object, { accessToken }: Pick<Person, 'accessToken'>) => {
    const answer = await ask(elsewhere.url, path, { method, headers: bearer(accessToken), body })
    expect([path, answer.status < 300]).toEqual([path, true])
    return answer
  }
  const told = ({ status, json }: Received) => [status, json.code]
  const sessionsOf = async (id: string): Promise<number> => {
    const rows = await shop.sql('select from sessions where (user_id = $1 or admin_id = $1) and ended_at is null', [id])
    return rows.length
  }

  const asBuyer = (email: string, password = goodPassword) =>
    ask(shop.url, '/api/auth/login', { body: { email, password } })
  const asOperator = (email: string, password = passwordOfOperators) =>
    ask(shop.url, '/api/admin/login', { body: { email, password } })
  const colleague = async (): Promise<Person> => {
    const email = newEmail()
    await there(
      'POST',
      '/api/admin/admins',
      { email, password: passwordOfOperators, name: 'Ben', role: 'owner' },
      owner,
    )
    const { json } = await ask(elsewhere.url, '/api/admin/login', { body: { email, password: passwordOfOperators } })
    return { id: json.admin.id, email, accessToken: json.accessToken, refreshToken: json.refreshToken }
  }

  it('a buyer, who comes in where nothing happened', async () => {
    const { email } = await buyer(elsewhere)
    expect((await asBuyer(email)).status).toBe(200)
  })

  it('AUTH: a buyer who was suspended meanwhile is told so, and has no session', async () => {
    const { id, email } = await buyer(elsewhere)
    meanwhile = () => there('PATCH', `/api/admin/users/${id}`, { status: 'suspended', reason: 'Charged back' }, owner)
    expect(told(await asBuyer(email))).toEqual([403, 'SUSPENDED'])
    expect(await sessionsOf(id)).toBe(0)
  })

  it('AUTH: a buyer whose password was changed meanwhile does not come in with the old one', async () => {
    const person = await buyer(elsewhere)
    const change = { currentPassword: goodPassword, password: another }
    meanwhile = () => there('POST', '/api/auth/password/change', change, person)
    expect(told(await asBuyer(person.email))).toEqual([401, 'INVALID_CREDENTIALS'])
    expect(await sessionsOf(person.id)).toBe(1)
    expect((await asBuyer(person.email, another)).status).toBe(200)
  })

  it('AUTH: a buyer who was erased meanwhile has no session', async () => {
    const person = await buyer(elsewhere)
    meanwhile = () => there('DELETE', '/api/auth/me', { password: goodPassword }, person)
    expect(told(await asBuyer(person.email))).toEqual([401, 'INVALID_CREDENTIALS'])
    expect(await sessionsOf(person.id)).toBe(0)
  })

  it('AUTH: an operator who was shut out meanwhile does not come in', async () => {
    const person = await colleague()
    meanwhile = () => there('PATCH', `/api/admin/admins/${person.id}`, { status: 'disabled' }, owner)
    expect(told(await asOperator(person.email))).toEqual([401, 'INVALID_CREDENTIALS'])
    expect(await sessionsOf(person.id)).toBe(0)
  })

  it('AUTH: an operator whose password was changed meanwhile does not come in with the old one', async () => {
    const person = await colleague()
    const change = { currentPassword: passwordOfOperators, password: another }
    meanwhile = () => there('POST', '/api/admin/password/change', change, person)
    expect(told(await asOperator(person.email))).toEqual([401, 'INVALID_CREDENTIALS'])
    expect(await sessionsOf(person.id)).toBe(1)
  })

  it('AUTH: an operator who turned a second factor on meanwhile is asked for a code', async () => {
    const person = await colleague()
    meanwhile = async () => {
      const { json } = await there('POST', '/api/admin/totp/setup', {}, person)
      await there('POST', '/api/admin/totp/confirm', { otp: codeAt(json.secret, Date.now()) }, person)
    }
    expect(told(await asOperator(person.email))).toEqual([401, 'SECOND_FACTOR_REQUIRED'])
    expect(await sessionsOf(person.id)).toBe(1)
  })

  it('an operator whose role was changed meanwhile comes in with the new one', async () => {
    const person = await colleague()
    meanwhile = () => there('PATCH', `/api/admin/admins/${person.id}`, { role: 'support' }, owner)
    const { status, json } = await asOperator(person.email)
    expect([status, json.admin.role]).toEqual([200, 'support'])
  })
})
