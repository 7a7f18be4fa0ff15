import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePassword } from '../../src/application/accounts/change-password.ts'
import { changeUserStanding } from '../../src/application/accounts/change-user-standing.ts'
import { resetPassword } from '../../src/application/accounts/reset-password.ts'
import { sendPasswordReset } from '../../src/application/accounts/send-password-reset.ts'
import { O } from '../../src/domain/kernel/fp.ts'
import { MailedSecrets } from '../../src/ports/accounts/mailed-secrets.ts'
import { PasswordResets } from '../../src/ports/accounts/password-resets.ts'
import { succeed } from '../contract/both.ts'
import { buyer, goodPassword, login, shopOwner } from '../http/support/people.ts'
import { type BrokenWire, openBrokenWire } from './broken-wire.ts'

const visitor = { address: '127.0.0.1', userAgent: '', requestId: 'a request' }

describe('a connection that breaks while an account changes', { timeout: 60_000 }, () => {
  let at: BrokenWire
  beforeAll(async () => {
    at = await openBrokenWire()
  })
  afterAll(() => at?.close())

  const use = <A>(port: Parameters<typeof at.shop.shop.resolve<A>>[0]): A => at.shop.shop.resolve(port)
  const stateOf = async (userId: string) => {
    const [row] = await at.till.shop.sql<{
      status: string
      hash: string
      sessions: number
      open: number
      made: number
      jobs: number
      acts: number
    }>(
      `select u.status, u.password_hash as hash,
              (select count(*)::int from sessions where user_id = u.id and ended_at is null) as sessions,
              (select count(*)::int from password_resets where user_id = u.id and ended_at is null) as open,
              (select count(*)::int from password_resets where user_id = u.id) as made,
              (select count(*)::int from pgboss.job j join events e on e.id = j.id
                where j.name = 'post-password-reset' and e.facts ->> 'userId' = u.id::text) as jobs,
              (select count(*)::int from audit_log where subject = u.id::text) as acts
         from users u where u.id = $1`,
      [userId],
    )
    return row ?? expect.unreachable()
  }

  it('leaves the old password with all that belongs to it, or the new one, at every statement', async () => {
    const ada = await buyer(at.till.shop)
    await login(at.till.shop, ada.email, goodPassword)
    const reset = { id: crypto.randomUUID(), userId: ada.id }
    const before = await stateOf(ada.id)
    await at.atEveryStatement(
      () => use(sendPasswordReset.port)(reset)(),
      async () => {
        const { open, made, jobs } = await stateOf(ada.id)
        expect([made, jobs]).toEqual([open, open])
      },
    )
    const kept = await succeed(use(PasswordResets).byId(reset.id))
    const token = O.isSome(kept) ? use(MailedSecrets).reveal('token', kept.value) : O.none
    if (O.isNone(token)) throw new Error('nothing was mailed')
    const statements = await at.atEveryStatement(
      () => use(resetPassword.port)({ token: token.value, password: 'a heron on one leg' })(),
      async () => {
        const { hash, open, sessions } = await stateOf(ada.id)
        expect([open, sessions]).toEqual(hash === before.hash ? [1, 2] : [0, 0])
      },
    )
    expect(statements).toBeGreaterThan(4)
    expect((await stateOf(ada.id)).hash).not.toBe(before.hash)
  })

  it('changes a password and ends the other sessions, or neither', async () => {
    const ada = await buyer(at.till.shop)
    await login(at.till.shop, ada.email, goodPassword)
    const [session] = await at.till.shop.sql<{ id: string }>('select id from sessions where user_id = $1 order by id', [
      ada.id,
    ])
    const { hash: before } = await stateOf(ada.id)
    const person = { ...visitor, userId: ada.id, sessionId: session?.id ?? '' }
    await at.atEveryStatement(
      () =>
        use(changePassword.port)({
          currentPassword: goodPassword,
          password: 'a heron on one leg',
          buyer: person,
        })(),
      async () => {
        const { hash, sessions } = await stateOf(ada.id)
        expect(sessions).toBe(hash === before ? 2 : 1)
        await at.till.shop.sql('delete from throttles')
      },
    )
    expect((await stateOf(ada.id)).hash).not.toBe(before)
  })

  it('suspends a buyer, ends their sessions and keeps the act, or none of it', async () => {
    const [ada, owner] = [await buyer(at.till.shop), await shopOwner(at.till.shop)]
    const operator = { ...visitor, adminId: owner.id, role: 'owner', sessionId: '' } as const
    await at.atEveryStatement(
      () => use(changeUserStanding.port)({ id: ada.id, status: 'suspended', reason: 'chargebacks', operator })(),
      async () => {
        const { status, sessions, acts } = await stateOf(ada.id)
        // Asked again after an answer that was lost, it is an act again.
        expect([sessions, acts > 0]).toEqual(status === 'suspended' ? [0, true] : [1, false])
      },
    )
    expect((await stateOf(ada.id)).status).toBe('suspended')
  })
})
