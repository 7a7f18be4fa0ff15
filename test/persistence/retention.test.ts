import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forgetting } from '../../src/adapters/persistence/insight/retention.store.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { forgetWhatIsOld } from '../../src/application/insight/forget-what-is-old.ts'
import { Sessions } from '../../src/ports/accounts/sessions.ts'
import { retention } from '../../src/ports/insight/retention.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aSession, aTokenHash } from '../contract/examples.ts'
import * as cast from '../schedules/cast.ts'
import { openStage, type Stage } from '../schedules/stage.ts'
import { examples } from './retained.ts'

const minuteMs = 60_000

describe('what is kept for a time', () => {
  let stage: Stage
  let values: ReadonlyArray<string>
  beforeAll(async () => {
    stage = await openStage(2)
  })
  afterAll(() => stage?.close())

  const inPassing = (ms: number) =>
    stage.sql(
      `insert into app_clock (shift) values ($1 * interval '1 ms') on conflict (only_row) do update set shift = excluded.shift`,
      [ms],
    )
  const forget = (at = 0) => {
    const instance = stage.instances[at]
    if (instance === undefined) throw new Error('there are not so many instances')
    return succeed(instance.resolve(forgetWhatIsOld.port)({}))
  }
  const given = (text: string) =>
    values.slice(0, Math.max(0, ...[...text.matchAll(/\$(\d)/g)].map(([, at]) => Number(at))))
  /** PostgreSQL wants to know the type of each value, also of one that a statement has no use for. */
  const keep = (text: string) => {
    const used = given(text)
    const types = used.map((_, at) => `$${at + 1}::uuid`).join(', ')
    return stage.sql(used.length === 0 ? text : `with given as (select ${types}) ${text}`, used)
  }

  beforeEach(async () => {
    await stage.clear()
    const { userId, saleId } = await cast.sold(stage)
    await cast.operatorOf(stage)
    const [instance] = stage.instances
    const session = aSession(uuidIds, { kind: 'user', ownerId: userId }, new Date(Date.now() + 10 ** 12))
    if (instance === undefined) throw new Error('a stage has instances')
    const { resolve } = instance
    await succeed(resolve(Transact)((tx) => resolve(Sessions).open(tx)(session, aTokenHash())))
    const [right] = await stage.sql(
      `select e.id, s.version_id from entitlements e join sales s on s.user_id = e.user_id where s.id = $1`,
      [saleId],
    )
    values = [userId, session.id, String(right?.['id']), String(right?.['version_id'])]
  })

  it.each(retention)('$what: for as long as is said, and no longer', async ({ what, keptForMs }) => {
    const { keep: text, isKept } = examples[what]
    await keep(text)
    await inPassing(keptForMs - minuteMs)
    await forget()
    expect(await stage.sql(isKept)).toHaveLength(1)
    await inPassing(keptForMs + minuteMs)
    await forget()
    expect(await stage.sql(isKept)).toHaveLength(0)
    expect(await stage.broken()).toEqual({})
  })

  it('goes in batches, and two instances that forget at once share them', async () => {
    const many = 1_700
    await stage.sql(
      `insert into idempotency_keys (owner, key, request_hash, status)
       select 'user', n::text, 'h', 201 from generate_series(1, $1::int) n`,
      [many],
    )
    await inPassing(2 * 86_400_000)
    await Promise.all([forget(0), forget(1)])
    await forget()
    expect(await stage.sql('select from idempotency_keys')).toHaveLength(0)
  })

  it('leaves money, papers and what operators did for ever', async () => {
    const books = () =>
      stage.sql(`select (select count(*)::int from sales) as sales, (select count(*)::int from ledger_entries) as entries,
                        (select count(*)::int from audit_log) as acts, (select count(*)::int from checkouts) as checkouts`)
    const before = await books()
    await inPassing(10 * 365 * 86_400_000)
    await forget()
    expect(await books()).toEqual(before)
    expect(before).toMatchObject([{ sales: 1, checkouts: 1 }])
  })

  it.each(retention)('$what: found by an index, however much is kept', async ({ what }) => {
    const statement = forgetting[what].replaceAll('$1', '0').replaceAll('$2', '500')
    await stage.sql('set enable_seqscan = off; set enable_bitmapscan = off')
    const plan = await stage.sql(`explain ${statement}`)
    await stage.sql('reset all')
    const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
    expect(lines).toMatch(/Index (Only )?Scan/)
    expect(lines).not.toMatch(/Seq Scan|Sort/)
  })
})
