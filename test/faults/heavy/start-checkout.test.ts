import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordSale } from '../../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../../src/application/sales/start-checkout.ts'
import { stateOf } from '../../http/payment/till.ts'
import { priced, stockedItem } from '../../http/support/delivered.ts'
import { buyer } from '../../http/support/people.ts'
import { expectGoodBooks } from '../../support/invariants.ts'
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

  it('holds a coupon with its checkout or not at all, at every statement of StartCheckout; uses it up with the sale or not at all, at every one of RecordSale', async () => {
    const { till, shop } = at
    const [person, workflow] = [await buyer(till.shop), await stockedItem(till.shop, { price: priced })]
    const [coupon] = await till.shop.sql<{ id: string }>(
      `insert into coupons (id, code, percent_off, max_redemptions, per_user_limit, all_items, state)
       values (gen_random_uuid(), 'ONCE', 10, 1, 1, true, 'active') returning id`,
    )
    const start = shop.shop.resolve(startCheckout.port)
    await at.atEveryStatement(
      () => start({ userId: person.id, workflowId: workflow.id, couponCode: 'once', returnUrl: null })(),
      () => expectGoodBooks(till.shop),
    )
    const [held] = await till.shop.sql<{ reference: string; uses: number }>(
      `select reference, uses from checkouts k join coupons c on c.id = k.coupon_id
        where c.id = $1 and k.status = 'initialized'`,
      [coupon?.id],
    )
    expect(held?.uses).toBe(1)
    const reference = held?.reference ?? 'none'
    await till.pay(reference)
    await at.atEveryStatement(
      () => shop.shop.resolve(recordSale.port)({ reference })(),
      () => expectGoodBooks(till.shop),
    )
    const [used] = await till.shop.sql('select status, is_over from coupon_redemptions where reference = $1', [
      reference,
    ])
    expect(used).toEqual({ status: 'consumed', is_over: false })
  })
})
