import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getStats } from '../../src/application/insight/get-stats.ts'
import { rollUpFigures } from '../../src/application/insight/roll-up-figures.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { succeed } from '../contract/both.ts'
import { expectGoodBooks } from '../support/invariants.ts'
import { type BrokenWire, openBrokenWire } from './broken-wire.ts'

describe('summing up what happened', () => {
  let at: BrokenWire
  beforeAll(async () => {
    at = await openBrokenWire()
  })
  afterAll(() => at?.close())

  const sold = async (): Promise<void> => {
    const { reference } = await at.till.start()
    await at.till.pay(reference)
    await succeed(at.till.shop.shop.resolve(recordSale.port)({ reference }))
  }
  const statistics = () =>
    succeed(at.till.shop.shop.resolve(getStats.port)({ from: null, to: null, zone: 'Africa/Lagos', interval: 'day' }))
  const notes = async (): Promise<unknown> => {
    const [row] = await at.till.shop.sql(
      `select (select count(*) from figures_pending) + (select count(*) from standing_counts_pending) as many`,
    )
    return row
  }

  it('G10: takes each note once, wherever it breaks, and no figure moves meanwhile', async () => {
    for (let nth = 0; nth < 3; nth += 1) await sold()
    const before = await statistics()
    expect(before.totals.sales).toBe(3)
    const statements = await at.atEveryStatement(
      () => at.shop.shop.resolve(rollUpFigures.port)({})(),
      async () => expect(await statistics()).toEqual(before),
    )
    expect(statements).toBeGreaterThan(2)
    expect(await notes()).toEqual({ many: '0' })
  })

  it('G10: takes each note once when instances do so side by side, while others sell', async () => {
    const { sales } = (await statistics()).totals
    const roll = [at.shop, at.till.shop].map(({ shop }) => shop.resolve(rollUpFigures.port))
    const rolling = Promise.all(
      roll.map(async (once) => {
        for (let nth = 0; nth < 12; nth += 1) await succeed(once({}))
      }),
    )
    await Promise.all(Array.from({ length: 6 }, sold))
    await rolling
    expect((await statistics()).totals.sales).toBe(sales + 6)
    await expectGoodBooks(at.till.shop)
    for (const once of roll) await succeed(once({}))
    expect((await statistics()).totals.sales).toBe(sales + 6)
    expect(await notes()).toEqual({ many: '0' })
    await expectGoodBooks(at.till.shop)
  })
})
