import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SaleDirectory } from '../../src/ports/insight/sale-directory.ts'
import { succeed } from '../contract/both.ts'
import { type TestShop, testShop } from '../support/shop.ts'

const all = { status: null, currency: null, from: null, to: null, text: null }

describe('an export of sales', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ WORKER: 'off' })
  })
  afterAll(() => shop?.stop())

  it('breaks off when its connection does while its reader takes their time, and the next one is whole', async () => {
    const { every } = shop.shop.resolve(SaleDirectory)
    for (let time = 0; time < 3; time += 1) {
      const lots = await succeed(every(all))
      const ended = await shop.sql(`select pg_terminate_backend(pid) from pg_stat_activity
                                     where datname = current_database() and state = 'idle in transaction'`)
      expect(ended).toHaveLength(1)
      await pause(100)
      await expect(lots.next()).rejects.toThrow()
    }
    expect(await Array.fromAsync(await succeed(every(all)))).toEqual([])
  })
})
