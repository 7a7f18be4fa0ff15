import { randomBytes } from 'node:crypto'
import { vi } from 'vitest'
import type { Role } from '../../../src/domain/accounts/admin.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { LiveSessions } from '../../../src/ports/accounts/live-sessions.ts'
import { Clock } from '../../../src/ports/kernel/clock.ts'
import { ask, type Received } from '../../support/http.ts'
import { owner, type TestShop } from '../../support/shop.ts'

export const goodPassword = 'seven quiet lanterns'

/** Someone with an account, signed in. */
export type Person = Readonly<{ id: string; email: string; accessToken: string; refreshToken: string }>

export const newEmail = (): string => `p${randomBytes(5).toString('hex')}@example.test`

export const register = (shop: TestShop, more: Readonly<Record<string, unknown>> = {}): Promise<Received> =>
  ask(shop.url, '/api/auth/register', { body: { email: newEmail(), password: goodPassword, name: 'Ada', ...more } })

export const login = (
  shop: TestShop,
  email: string,
  password: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Received> => ask(shop.url, '/api/auth/login', { headers, body: { email, password } })

/** A new buyer. */
export const buyer = async (shop: TestShop): Promise<Person> => {
  const answer = await register(shop)
  if (answer.status !== 201) throw new Error(`nobody could register: ${answer.text}`)
  const { user, accessToken, refreshToken } = answer.json
  return { id: user.id, email: user.email, accessToken, refreshToken }
}

/** Waits until a shop has heard of the first owner's role: it keeps what it knows of sessions for as long as it does not. */
const heard = async (shop: TestShop, role: Role): Promise<void> => {
  const rows = await shop.sql<{ id: string }>(
    'select s.id from sessions s join admins a on a.id = s.admin_id where a.email = $1 and s.ended_at is null',
    [owner.email],
  )
  const now = shop.shop.resolve(Clock).now()
  for (const { id } of rows)
    await vi.waitUntil(async () => {
      const found = await shop.shop.resolve(LiveSessions).find(id, now)()
      return E.isRight(found) && (O.isNone(found.right) || found.right.value.role === role)
    })
}

/** Gives the shop's first owner another role, beside an owner who stays: there is always one. */
export const setRole = async (shop: TestShop, role: Role): Promise<void> => {
  await shop.sql(`
    insert into admins (id, email, email_key, name, role, status, password_hash, created_at)
    values (gen_random_uuid(), 'standby@shop.test', 'standby@shop.test', 'Stand-by', 'owner', 'active', '', now())
    on conflict do nothing`)
  await shop.sql('update admins set role = $1 where email = $2', [role, owner.email])
  await heard(shop, role)
}

/** The shop's owner, signed in. */
export const shopOwner = async (shop: TestShop): Promise<Person> => {
  const answer = await ask(shop.url, '/api/admin/login', { body: owner })
  if (answer.status !== 200) throw new Error(`the owner could not sign in: ${answer.text}`)
  const { admin, accessToken, refreshToken } = answer.json
  return { id: admin.id, email: admin.email, accessToken, refreshToken }
}
