import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { broken } from '../support/invariants.ts'
import { type Crowd, failed, letIn, listed } from './support/crowd.ts'
import { restarted } from './support/restarted.ts'
import { openSite, type Site } from './support/site.ts'
import { until } from './support/until.ts'

const shoppers = 2
const mostMs = 30_000
const firstDayMs = 120_000

describe('four instances behind nginx and PgBouncer', () => {
  let site: Site
  let crowd: Crowd

  beforeAll(async () => {
    site = await openSite()
    crowd = await letIn(site, shoppers)
    await crowd.fetchedMore(1, firstDayMs)
  })
  afterAll(async () => {
    await crowd?.leave()
    await site?.close()
  })

  it('OPS-01, OPS-03: are restarted one after another while people browse, buy and download, and no request fails', async () => {
    for (const instance of site.instances) {
      const { code, endedMs } = await restarted(instance)
      expect([instance.port, code]).toEqual([instance.port, 0])
      expect(endedMs).toBeLessThan(mostMs)
      await pause(500)
    }
    await crowd.leave()
    const { notes } = crowd
    expect(failed(notes)).toEqual([])
    expect(notes.forbidden).toEqual([])
    console.log(listed(notes))
  })

  it('OPS-03: and the books agree: what was said to be sold is sold, once', async () => {
    const { notes } = crowd
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
