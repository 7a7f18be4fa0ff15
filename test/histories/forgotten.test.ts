import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseUser } from '../../src/application/accounts/erase-user.ts'
import { finishErasures } from '../../src/application/accounts/finish-erasures.ts'
import { succeed } from '../contract/both.ts'
import * as cast from '../schedules/cast.ts'
import { openStage, type Stage } from '../schedules/stage.ts'
import { wordsLeft } from '../support/words-left.ts'
import { doings, type Life, live, notice } from './forgotten-life.ts'

const lives = 12

/** Everything that the books, the papers and the tax report are made of. */
const booksOf = ({ sql }: Stage) =>
  sql(`select 'ledger' as of, to_jsonb(l) as row from ledger_entries l
        union all select 'sale', to_jsonb(s) from sales s
        union all select 'paper', to_jsonb(r) - '{buyer_name,buyer_email}'::text[] from receipts r
        union all select 'refund', to_jsonb(f) - '{reason,failure}'::text[] from refunds f
        union all select 'dispute', to_jsonb(d) from disputes d
        order by 1, 2`)

const aLife = fc.record(Object.fromEntries(doings.map((each) => [each, fc.boolean()]))) as fc.Arbitrary<Life>
const everything = Object.fromEntries(doings.map((each) => [each, true])) as Life

describe('I16, P40: whoever is erased', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(1)
  })
  afterAll(() => stage?.close())

  it('is found nowhere in the database, whatever their life was, and the books are as they were', {
    timeout: 180_000,
  }, async () => {
    const [instance] = stage.instances
    if (instance === undefined) throw new Error('a stage has instances')
    await fc.assert(
      fc.asyncProperty(aLife, async (life) => {
        const word = `canary${randomBytes(6).toString('hex')}`
        const { user, references } = await live(stage, life, word)
        expect((await wordsLeft(stage.sql, [word])).length).toBeGreaterThan(0)
        const before = await booksOf(stage)

        const operator = await cast.operatorOf(stage)
        await succeed(instance.resolve(eraseUser.port)({ id: user.id, operator }))
        expect(await wordsLeft(stage.sql, [word])).toEqual([])
        expect(await booksOf(stage)).toEqual(before)

        // What Paystack tells of them later says who they were, once more.
        for (const reference of references) await notice(stage, reference, user.email, 'charge.dispute.remind')
        expect(await wordsLeft(stage.sql, [word])).toEqual([])
        expect(await stage.broken()).toEqual({})
      }),
      { numRuns: lives, examples: [[everything], [{ ...everything, disputes: false, 'is refunded': false }]] },
    )
  })

  it('is forgotten by and by, where something came in at the very moment', async () => {
    const [instance] = stage.instances
    if (instance === undefined) throw new Error('a stage has instances')
    const word = `canary${randomBytes(6).toString('hex')}`
    const { user, references } = await live(stage, everything, word)
    await succeed(instance.resolve(eraseUser.port)({ id: user.id, operator: await cast.operatorOf(stage) }))
    await stage.sql('update webhook_events set raw_body = $2 where reference = $1', [
      references[0],
      Buffer.from(`{"customer":"${word}"}`),
    ])
    expect((await wordsLeft(stage.sql, [word])).length).toBe(1)
    expect(await succeed(instance.resolve(finishErasures.port)({}))).toBeGreaterThan(0)
    expect(await wordsLeft(stage.sql, [word])).toEqual([])
  })
})
