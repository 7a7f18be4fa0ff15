import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseUser } from '../../src/application/accounts/erase-user.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import { wordsLeft } from '../support/words-left.ts'
import { type BrokenWire, openBrokenWire } from './broken-wire.ts'

describe('a connection that breaks while an account is erased', () => {
  let at: BrokenWire
  beforeAll(async () => {
    at = await openBrokenWire()
  })
  afterAll(() => at?.close())

  it('I16: leaves all of it or nothing, at every statement', { timeout: 120_000 }, async () => {
    const { reference } = await at.till.start()
    await at.till.pay(reference)
    const { sql } = at.till.shop
    const [buyer] = await sql<{ id: string; email: string; name: string }>(
      'select u.id, u.email, u.name from users u join checkouts c on c.user_id = u.id where c.reference = $1',
      [reference],
    )
    if (buyer === undefined) throw new Error('nobody pays')
    const [admin] = await sql<{ id: string }>('select id from admins')
    const operator = anOperator({ adminId: admin?.id ?? '', role: 'owner' })
    const erase = at.shop.shop.resolve(eraseUser.port)

    const statements = await at.atEveryStatement(
      () => erase({ id: buyer.id, operator })(),
      async () => {
        const [now] = await sql(
          `select (select status from users where id = $1) as status,
                  (select count(*)::int from sessions where user_id = $1 and ended_at is null) as sessions,
                  (select count(*)::int from audit_log where action = 'user.erase' and subject = $1::text) as acts,
                  (select count(*)::int from events where type = 'UserErased' and subject = $1::text) as events`,
          [buyer.id],
        )
        const isWhole = JSON.stringify(now) === JSON.stringify({ status: 'erased', sessions: 0, acts: 1, events: 1 })
        const isNone = JSON.stringify(now) === JSON.stringify({ status: 'unverified', sessions: 1, acts: 0, events: 0 })
        expect([isWhole, isNone], JSON.stringify(now)).toContain(true)
        const left = await wordsLeft(sql, [buyer.email])
        expect(left.length > 0).toBe(isNone)
      },
    )
    expect(statements).toBeGreaterThan(15)
    expect(await wordsLeft(sql, [buyer.email])).toEqual([])
  })
})
