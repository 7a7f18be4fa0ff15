import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import type { Checkout } from '../../../src/domain/sales/checkout.ts'
import type { Posting } from '../../../src/domain/sales/ledger.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, succeed } from '../both.ts'
import { aReference, aSale } from '../examples.ts'
import { opened, outcome, settled } from './buying.ts'

both('Sales', [accounts, catalogue, sales], (side) => {
  const saleOf = (checkout: Checkout, facts: Partial<Sale> = {}): Sale =>
    aSale(side().ids, {
      reference: checkout.reference,
      userId: checkout.userId,
      item: checkout.item,
      price: checkout.price,
      ...facts,
    })
  const add = (sale: Sale) => outcome(side().transact((tx) => side().of(Sales).add(tx)(sale)))
  const byReference = (reference: string) => succeed(side().of(Sales).byReference(reference))

  it('gives back what was added, to the last minor unit', async () => {
    const taxRule = { name: 'VAT', percent: 7.5, included: false }
    const price = priceOf({ amount: 8_000_000_000_000_000, currency: 'USD' }, 99, taxRule)
    const checkout = await opened(side(), { price, taxRule })
    const sale = saleOf(checkout, {
      charged: { amount: price.total.amount + 1, currency: 'USD' },
      fees: { amount: 1_320, currency: 'USD' },
      providerId: '18446744073709551615',
    })
    await add(sale)
    expect(await byReference(checkout.reference)).toEqual(O.some(sale))
    expect(await byReference(aReference())).toEqual(O.none)
  })

  it('keeps one sale for a reference, of many that come at once', async () => {
    const checkout = await opened(side())
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => add(saleOf(checkout))))
    expect(outcomes.filter((each) => each === 'Conflict')).toHaveLength(7)
  })

  it('keeps one standing sale of an item to a buyer, of many that come at once', async () => {
    const first = await opened(side())
    const { userId, item } = first
    const others: Array<Checkout> = [first]
    for (let count = 0; count < 3; count += 1) {
      await settled(side(), others.at(-1) ?? first, 'expired')
      others.push(await opened(side(), { userId, item }))
    }
    const outcomes = await Promise.all(others.map((checkout) => add(saleOf(checkout))))
    expect(outcomes.filter((each) => each === 'Conflict')).toHaveLength(3)
  })

  it('is handed over to another buyer with its checkout, and not to one who holds a standing sale of the item', async () => {
    const [checkout, other] = [await opened(side()), await opened(side())]
    const [sale, { item }] = [saleOf(checkout), checkout]
    await add(sale)
    const handOver = (userId: string) =>
      outcome(
        side().transact((tx) => async () => {
          await succeed(side().of(Checkouts).handedOver(tx)(sale.reference, userId))
          return side().of(Sales).handedOver(tx)(sale.id, userId)()
        }),
      )
    await handOver(other.userId)
    expect(await byReference(sale.reference)).toEqual(O.some({ ...sale, userId: other.userId }))
    expect(await succeed(side().of(Checkouts).find(sale.reference))).toMatchObject(O.some({ userId: other.userId }))
    await settled(side(), checkout, 'paid')
    const second = await opened(side(), { userId: checkout.userId, item })
    await add(saleOf(second))
    expect(await handOver(checkout.userId)).toBe('Conflict')
    expect(await byReference(sale.reference)).toEqual(O.some({ ...sale, userId: other.userId }))
  })

  it.each(['refunded', 'charged_back'] as const)('sells an item again to a buyer whose sale was %s', async (status) => {
    const first = await opened(side())
    await add(saleOf(first, { status }))
    await settled(side(), first, 'paid')
    const second = await opened(side(), { userId: first.userId, item: first.item })
    expect(await add(saleOf(second))).toBeUndefined()
  })

  it.each(['partially_refunded', 'disputed'] as const)(
    'does not sell it again while the sale is %s',
    async (status) => {
      const first = await opened(side())
      await add(saleOf(first, { status }))
      await settled(side(), first, 'paid')
      const second = await opened(side(), { userId: first.userId, item: first.item })
      expect(await add(saleOf(second))).toBe('Conflict')
    },
  )

  it('sells the same item to others, and other items to the same buyer', async () => {
    const first = await opened(side())
    await add(saleOf(first))
    expect(await add(saleOf(await opened(side(), { item: first.item })))).toBeUndefined()
    expect(await add(saleOf(await opened(side(), { userId: first.userId })))).toBeUndefined()
  })

  const booked = (checkout: Checkout, postings: ReadonlyArray<Posting>) =>
    side().transact((tx) => async () => {
      await succeed(side().of(Sales).add(tx)(saleOf(checkout)))
      return side().of(Sales).book(tx)({ reference: checkout.reference, currency: 'NGN', postings })()
    })

  it('takes a booking that balances, and one of nothing', async () => {
    const balanced: ReadonlyArray<Posting> = [
      { account: 'paystack_clearing', delta: 482_500 },
      { account: 'paystack_fees', delta: 17_500 },
      { account: 'sales', delta: -500_000 },
    ]
    await succeed(booked(await opened(side()), balanced))
    await succeed(booked(await opened(side()), []))
  })

  it('refuses a booking that does not balance, with the whole transaction', async () => {
    const checkout = await opened(side())
    const crooked: ReadonlyArray<Posting> = [
      { account: 'paystack_clearing', delta: 500_000 },
      { account: 'sales', delta: -499_999 },
    ]
    await expect(booked(checkout, crooked)()).rejects.toThrow(/balance/)
    expect(await byReference(checkout.reference)).toEqual(O.none)
    expect(await succeed(side().of(Checkouts).find(checkout.reference))).toMatchObject(O.some({ status: 'open' }))
  })
})
