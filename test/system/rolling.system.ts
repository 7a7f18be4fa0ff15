import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { aWorkflow, stock } from '../contract/delivery/stock.ts'
import { seeded } from '../schedules/choices.ts'
import { broken } from '../support/invariants.ts'
import { type Notes, newNotes } from '../torture/notes.ts'
import { type Errand, shop, type Town } from '../torture/shopper.ts'
import type { Instance } from './support/instance.ts'
import { openSite, type Site } from './support/site.ts'
import { until } from './support/until.ts'

const shoppers = 2
const mostMs = 30_000
const firstDayMs = 120_000
const stoppingWithinMs = 1_000

/** An answer that a buyer should never see: none at all, a server's failure, or "later". */
const failed = ({ answers }: Notes): ReadonlyArray<string> =>
  [...answers.keys()].filter((key) => / (0|5\d\d|429)$/.test(key))

const stocked = async ({ shop: { resolve } }: Site): Promise<ReadonlyArray<string>> => {
  const items: Array<string> = []
  for (const amount of [250_000, 500_000, 120_000]) {
    const workflow = aWorkflow({ ids: uuidIds }, { price: { amount, currency: 'NGN' } })
    items.push((await stock({ of: resolve, transact: resolve(Transact) }, workflow)).id)
  }
  return items
}

/** Tells an instance to stop; how long it took to say so, to end, and how it ended. */
const restarted = async (instance: Instance) => {
  const toldAt = performance.now()
  const ending = instance.stop()
  await until('it says that it stops', async () => (await instance.ask('/readyz')).status === 503, stoppingWithinMs)
  const code = await ending
  const endedMs = performance.now() - toldAt
  await instance.start()
  return { code, endedMs }
}

describe('four instances behind nginx and PgBouncer', () => {
  let site: Site
  const notes = newNotes()
  let isOver = false
  let buying: Promise<unknown> = Promise.resolve()

  beforeAll(async () => {
    site = await openSite()
    const items = await stocked(site)
    const errand = (own: number): Errand<Town> => ({
      town: site,
      notes,
      items,
      coupons: [],
      chance: seeded(own + 1),
      isOver: () => isOver,
    })
    buying = Promise.all(Array.from({ length: shoppers }, (_, at) => shop(errand(at))))
    const answers = () => [...notes.answers].join('; ')
    await until('something was bought and fetched', async () => notes.downloads.length > 0, firstDayMs, answers)
  })
  afterAll(async () => {
    isOver = true
    await buying
    await site?.close()
  })

  it('OPS-01, OPS-03: are restarted one after another while people browse, buy and download, and no request fails', async () => {
    for (const instance of site.instances) {
      const { code, endedMs } = await restarted(instance)
      expect([instance.port, code]).toEqual([instance.port, 0])
      expect(endedMs).toBeLessThan(mostMs)
      await pause(500)
    }
    isOver = true
    await buying
    expect(failed(notes)).toEqual([])
    expect(notes.forbidden).toEqual([])
    console.log(
      [...notes.answers]
        .toSorted()
        .map(([answer, count]) => `${answer}: ${count}`)
        .join('\n'),
    )
  })

  it('OPS-03: and the books agree: what was said to be sold is sold, once', async () => {
    const sold = await site.sql<{ id: string; reference: string }>('select id, reference from sales')
    const byReference = new Map(sold.map(({ id, reference }) => [reference, id]))
    expect(notes.sales.size).toBeGreaterThan(0)
    for (const [reference, id] of notes.sales) expect([reference, byReference.get(reference)]).toEqual([reference, id])
    expect(byReference.size).toBe(sold.length)
    await until('the books agree', async () => Object.keys(await broken(site)).length === 0, mostMs)
  })

  it.each(['audit_log', 'ledger_entries'])('OPS-10: cannot change %s, through the pooler either', async (table) => {
    for (const sql of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`])
      await expect(connected(site.pooledUrl, (client) => client.query(sql))).rejects.toThrow(
        `permission denied for table ${table}`,
      )
  })

  it('OPS-04: live and are not ready without the pooler, say no more than that, and are back by themselves', async () => {
    await site.stopPooler()
    for (const instance of site.instances) {
      expect((await instance.ask('/livez')).status).toBe(200)
      const ready = await instance.ask('/readyz')
      expect([ready.status, ready.json]).toEqual([503, { status: 'failed', parts: { database: 'failed' } }])
    }
    await site.startPooler()
    for (const instance of site.instances)
      await until('it is ready again', async () => (await instance.ask('/readyz')).status === 200, 10_000)
  })
})
