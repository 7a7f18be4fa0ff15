import { beforeEach, expect, it } from 'vitest'
import { beginReconciliation } from '../../../src/application/sales/reconciling/begin-reconciliation.ts'
import { continueReconciliation } from '../../../src/application/sales/reconciling/continue-reconciliation.ts'
import { recordSale } from '../../../src/application/sales/record-sale.ts'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import { providerUnavailable } from '../../../src/domain/sales/failures.ts'
import type { Payment } from '../../../src/domain/sales/payment.ts'
import type { Reconciliation } from '../../../src/domain/sales/reconciliation.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { AuditLog } from '../../../src/ports/kernel/audit-log.ts'
import { Events } from '../../../src/ports/kernel/events.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Outgoings } from '../../../src/ports/sales/outgoings.ts'
import type { PaymentGateway } from '../../../src/ports/sales/payment-gateway.ts'
import type { ListedRefund, ProviderBooks } from '../../../src/ports/sales/provider-books.ts'
import { Reconciliations } from '../../../src/ports/sales/reconciliations.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import { ReviewDesk } from '../../../src/ports/sales/review-desk.ts'
import { ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, type Side, succeed } from '../both.ts'
import { found, opened, outcome, settled } from './buying.ts'
import { aProvider, type Provider, refunding, soldTo } from './refunding.ts'

const perPage = 2

/** The provider's books, kept in this test: two a page, so that every list has several. */
const aShelf = () => {
  const payments: Array<Payment> = []
  const refunds: Array<ListedRefund> = []
  let silentAt = -1
  let asked = 0
  const pageOf = <A>(all: ReadonlyArray<A>, page: number) => {
    asked += 1
    return asked === silentAt
      ? TE.left(providerUnavailable({}))
      : TE.right({
          items: all.slice((page - 1) * perPage, page * perPage),
          unreadable: 0,
          isLast: page * perPage >= all.length,
        })
  }
  const books: ProviderBooks = {
    payments: (_, page) => pageOf(payments, page),
    refunds: (_, page) => pageOf(refunds, page),
  }
  const gateway: PaymentGateway = {
    mode: 'test',
    initialize: () => TE.left(providerUnavailable({})),
    verify: (reference) => TE.right(O.fromNullable(payments.find((each) => each.reference === reference))),
  }
  return {
    payments,
    refunds,
    books,
    gateway,
    silentOnce: () => {
      silentAt = asked + 2
    },
  }
}

const reconciling = (side: Side, { books, gateway }: ReturnType<typeof aShelf>, provider: Provider) => {
  const alerts: Array<string> = []
  const deps = {
    users: side.of(Users),
    checkouts: side.of(Checkouts),
    sales: side.of(Sales),
    redemptions: side.of(Redemptions),
    entitlements: side.of(Entitlements),
    requests: side.of(CustomRequests),
    reviewItems: side.of(ReviewItems),
    reconciliations: side.of(Reconciliations),
    events: side.of(Events),
    auditLog: side.of(AuditLog),
    transact: side.transact,
    clock: side.clock,
    ids: side.ids,
    alerts: { raise: (name: string) => TE.fromIO(() => void alerts.push(name)) },
    gateway,
    books,
  }
  const { read: readOutgoing } = refunding(side, provider)
  const record = recordSale.make({ ...deps, outgoings: side.of(Outgoings), readOutgoing })
  const goOn = continueReconciliation.make({
    ...deps,
    recordSale: record,
    readOutgoing,
  })
  const find = async (id: string): Promise<Reconciliation> => {
    const reconciliation = await succeed(side.of(Reconciliations).find(id))
    if (O.isNone(reconciliation)) throw new Error('there should be a reconciliation')
    return reconciliation.value
  }
  /** As the queue would: each piece, and twice when it failed. */
  const toItsEnd = async (id: string): Promise<Reconciliation> => {
    for (let pieces = 0; pieces < 50; pieces += 1) {
      const { place } = await find(id)
      if (place.stage === 'done') return find(id)
      await goOn({ id, place })()
    }
    throw new Error('it does not come to its end')
  }
  const begin = async () => (await succeed(beginReconciliation.make(deps)({ operator: null }))).id
  return { begin, toItsEnd, goOn, find, alerts, run: async () => toItsEnd(await begin()) }
}

both('our books beside the provider’s', [accounts, catalogue, delivery, sales, requests], (side) => {
  let shelf: ReturnType<typeof aShelf>
  let provider: Provider
  let compare: ReturnType<typeof reconciling>
  beforeEach(() => {
    shelf = aShelf()
    provider = aProvider()
    compare = reconciling(side(), shelf, provider)
  })

  let numbers = 4_099_260_516
  const paid = (reference: string, facts: Partial<Payment> = {}): Payment => {
    numbers += 1
    const payment: Payment = {
      reference,
      status: 'success',
      word: 'success',
      mode: 'test',
      currency: 'NGN',
      requestedAmount: 500_000,
      amount: 500_000,
      fees: 17_500,
      providerId: String(numbers),
      paidAt: side().clock.now(),
      ...facts,
    }
    shelf.payments.push(payment)
    return payment
  }
  const review = async () =>
    (await succeed(side().of(ReviewDesk).list({ status: 'open' }, { limit: 50, after: null }))).items
      .map(({ reference, reason }) => [reference, reason])
      .toSorted()

  it('P5: leave no success of the provider without a sale or somebody who looks at it, and say so once', async () => {
    const [one, two] = [await opened(side()), await opened(side())]
    const failed = await opened(side())
    await settled(side(), failed, 'failed')
    paid(one.reference)
    paid(two.reference, { amount: 400_000, requestedAmount: 400_000 })
    paid(failed.reference)
    paid('VX-OF-NOBODY-AT-ALL')
    paid((await opened(side())).reference, { status: 'waiting', word: 'abandoned' })
    expect(await compare.run()).toMatchObject({ lookedAt: 5, recorded: 3, flagged: 1, place: { stage: 'done' } })
    const states = [one, two, failed].map(async (each) => (await found(side(), each)).status)
    expect(await Promise.all(states)).toEqual(['paid', 'review', 'paid'])
    expect(await review()).toEqual(
      [
        ['VX-OF-NOBODY-AT-ALL', 'unmatched'],
        [two.reference, 'amount'],
      ].toSorted(),
    )
    expect(compare.alerts).toHaveLength(1)
    expect(await compare.run()).toMatchObject({ recorded: 0, flagged: 0 })
    expect(compare.alerts).toHaveLength(1)
  })

  it('I19: differ where amount, currency or fees do, and where the provider has nothing of ours', async () => {
    const same = await soldTo(side())
    const [less, foreign, fees, gone] = [
      await soldTo(side()),
      await soldTo(side()),
      await soldTo(side()),
      await soldTo(side()),
    ]
    paid(same.reference, { fees: same.fees.amount })
    paid(less.reference, { amount: 499_999, fees: less.fees.amount })
    paid(foreign.reference, { currency: 'GHS', fees: foreign.fees.amount })
    paid(fees.reference, { fees: fees.fees.amount + 1 })
    await compare.run()
    expect(await review()).toEqual(
      [
        [less.reference, 'different'],
        [foreign.reference, 'different'],
        [fees.reference, 'different'],
        [gone.reference, 'not_at_provider'],
      ].toSorted(),
    )
  })

  it('P9: take in refunds that nobody told us of, and have a person look at those of nothing of ours', async () => {
    const sale = await soldTo(side())
    paid(sale.reference, { fees: sale.fees.amount, providerId: sale.providerId ?? '' })
    const refund = { providerId: '7001', amount: 200_000, currency: 'NGN' }
    provider.refunds.push({
      ...refund,
      status: 'processed',
      word: 'processed',
      note: null,
      disputeId: null,
      why: null,
      createdAt: null,
    })
    shelf.refunds.push({ ...refund, transactionId: sale.providerId, isOfDispute: false })
    shelf.refunds.push({ ...refund, providerId: '7002', transactionId: '123', isOfDispute: false })
    shelf.refunds.push({ ...refund, providerId: '7003', transactionId: null, isOfDispute: true })
    expect(await compare.run()).toMatchObject({ recorded: 1, flagged: 1 })
    expect(O.toNullable(await succeed(side().of(Sales).byReference(sale.reference)))?.status).toBe('partially_refunded')
    expect(await review()).toEqual([['refund 7002', 'refund_unmatched']])
    expect(await compare.run()).toMatchObject({ recorded: 0, flagged: 0 })
  })

  it('are compared to the end whatever happens on the way, and each piece is counted once', async () => {
    const checkouts = await Promise.all(Array.from({ length: 5 }, () => opened(side())))
    for (const { reference } of checkouts) paid(reference)
    const id = await compare.begin()
    const { place } = await compare.find(id)
    shelf.silentOnce()
    await Promise.all([compare.goOn({ id, place })(), compare.goOn({ id, place })(), compare.goOn({ id, place })()])
    expect(await outcome(compare.goOn({ id, place }))).toBeUndefined()
    expect(await compare.toItsEnd(id)).toMatchObject({ lookedAt: 5, flagged: 0 })
    for (const checkout of checkouts) expect((await found(side(), checkout)).status).toBe('paid')
  })

  it('are compared from where the last comparison ended, and not for ever', async () => {
    const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 86_400_000
    const first = await compare.run()
    expect(days(first.window.from, first.window.to)).toBe(30)
    const second = await compare.run()
    expect(days(second.window.from, second.window.to)).toBe(3)
    side().clock.advance(10 * 86_400_000)
    const third = await compare.run()
    expect(days(third.window.from, third.window.to)).toBe(12)
  })
})
