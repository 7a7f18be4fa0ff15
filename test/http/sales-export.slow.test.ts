import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stock } from '../../bench/statistics/stock.ts'
import { type Instance, type Instances, openInstances } from '../faults/instances.ts'
import { bearer } from '../support/http.ts'
import type { TestShop } from '../support/shop.ts'
import { type Person, shopOwner } from './support/people.ts'

/** How many sales; `VEXA_SALES=1000000` for as many as P40 says. */
const many = Number(process.env['VEXA_SALES'] ?? 100_000)
/** Making a million sales takes minutes. */
const patienceMs = 1_800_000
/** What P40 allows, once the first fifth was read. */
const mostGrowth = 64 * 1024 * 1024

/** Node takes as much as there is until it has to tidy up; told that there is little, it holds what it needs. */
const littleMemory = '--max-semi-space-size=4 --max-old-space-size=192'

/** What a process holds of the machine's memory, in bytes. */
const memoryOf = async ({ process: { pid } }: Instance): Promise<number> =>
  Number((await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout) * 1024

describe('the table of very many sales', () => {
  let at: Instances
  let instance: Instance
  let shop: TestShop
  let olu: Person
  beforeAll(async () => {
    at = await openInstances()
    shop = at.looking
    olu = await shopOwner(shop)
    const client = new Client({ connectionString: shop.settings.DATABASE_URL })
    await client.connect()
    await stock(client, many, () => undefined, { isNoted: false })
    await client.end()
    instance = await at.start({ WORKER: 'off', NODE_OPTIONS: littleMemory })
  }, patienceMs)
  afterAll(() => at?.close())

  const table = (init: RequestInit = {}) =>
    fetch(`${instance.url}/api/admin/sales/export.csv`, { headers: bearer(olu.accessToken), ...init })

  const connections = async (): Promise<number> => {
    const rows = await shop.sql(
      `select from pg_stat_activity where datname = current_database() and query like 'fetch%' and state <> 'idle'`,
    )
    return rows.length
  }
  const untilFree = async (): Promise<void> => {
    for (let tries = 0; tries < 100 && (await connections()) > 0; tries += 1) await sleep(100)
    expect(await connections()).toBe(0)
  }

  it('P40: is written as it is read: memory stays flat, and every sale of one moment is in it once', {
    timeout: patienceMs,
  }, async () => {
    const answer = await table()
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    let [bytes, lines, faults, before, most, last, rest] = [0, 0, 0, 0, 0, '~', '']
    for await (const piece of answer.body ?? []) {
      if (bytes === 0) await shop.sql(`update sales set status = 'disputed' where status = 'paid' and random() < 0.1`)
      bytes += piece.byteLength
      const rows = (rest + Buffer.from(piece).toString('utf8')).split('\r\n')
      rest = rows.pop() ?? ''
      for (const row of rows.filter((each) => !each.startsWith('id,reference,'))) {
        lines += 1
        const [id, , paidAt, status] = row.split(',')
        // The newest first, so that none is there twice.
        if (status === 'disputed' || `${paidAt} ${id}` >= last) faults += 1
        last = `${paidAt} ${id}`
      }
      if (lines < many / 5) before = await memoryOf(instance)
      else most = Math.max(most, (await memoryOf(instance)) - before)
    }
    expect([lines, faults]).toEqual([many, 0])
    process.stderr.write(`${lines} sales, ${bytes} bytes, from ${before} by at most ${most} bytes of memory\n`)
    expect(bytes).toBeGreaterThan(mostGrowth / 3)
    expect(before).toBeGreaterThan(mostGrowth / 2)
    expect(most).toBeLessThan(mostGrowth)
    await untilFree()
  })

  it('is not read further than its reader takes it, and not at all once the reader is gone', {
    timeout: 120_000,
  }, async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const gone = new AbortController()
      const answer = await table({ signal: gone.signal })
      const reader = answer.body?.getReader()
      await reader?.read()
      expect(await connections()).toBeLessThanOrEqual(1)
      gone.abort()
      await reader?.read().catch(() => undefined)
      await untilFree()
    }
  })

  it('is cut off when its reader takes longer than an export may, and gives back what it holds', {
    timeout: 120_000,
  }, async () => {
    const hasty = await at.start({ WORKER: 'off', LIMIT_EXPORT_SECONDS: '2' })
    try {
      const answer = await fetch(`${hasty.url}/api/admin/sales/export.csv`, { headers: bearer(olu.accessToken) })
      expect(answer.status).toBe(200)
      const reader = answer.body?.getReader()
      await reader?.read()
      const rest = async () => {
        // Quicker than an idle connection is taken for lost, slower than the table may take.
        for (let end = false; !end; await sleep(100)) end = (await reader?.read())?.done ?? true
      }
      await expect(rest()).rejects.toThrow()
      await untilFree()
    } finally {
      await hasty.process.stop()
    }
  })

  it('is refused for the moment while two others are being read, and begins when one has ended', {
    timeout: 120_000,
  }, async () => {
    const gone = new AbortController()
    const others = [await table({ signal: gone.signal }), await table({ signal: gone.signal })]
    expect(others.map(({ status }) => status)).toEqual([200, 200])
    expect((await table()).status).toBe(503)
    gone.abort()
    await untilFree()
    const again = await table({ method: 'HEAD' })
    expect(again.status).toBe(200)
    await untilFree()
  })
})
