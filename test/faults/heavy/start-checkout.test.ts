import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordSale } from '../../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../../src/application/sales/start-checkout.ts'
import { stateOf } from '../../http/payment/till.ts'
import { priced, stockedItem } from '../../http/support/delivered.ts'
import { buyer } from '../../http/support/people.ts'
import { type BrokenWire, openBrokenWire } from '../broken-wire.ts'

describe('a connection that breaks within a transaction', () => {
  let at: BrokenWire
  beforeAll(async () => {
    at = await openBrokenWire()
  })
  afterAll(() => at?.close())

  it('leaves one open checkout at most, at every statement of StartCheckout', async () => {
    const { till, shop } = at
    const [person, workflow] = [await buyer(till.shop), await stockedItem(till.shop, { price: priced })]
    const start = shop.shop.resolve(startCheckout.port)
    await at.atEveryStatement(
      () => start({ userId: person.id, workflowId: workflow.id, couponCode: null, returnUrl: null })(),
      async () => {
        const open = await till.shop.sql(
          `select from checkouts where user_id = $1 and status in ('open', 'initialized')`,
          [person.id],
        )
        expect(open.length).toBeLessThanOrEqual(1)
      },
    )
    const [found] = await till.shop.sql<{ reference: string }>(
      `select reference from checkouts where user_id = $1 and status = 'initialized'`,
      [person.id],
    )
    const reference = found?.reference ?? 'none'
    await till.pay(reference)
    await shop.shop.resolve(recordSale.port)({ reference })()
    expect(await stateOf(till.shop, reference)).toMatchObject({ checkout: 'paid', sales: 1 })
  })
})
