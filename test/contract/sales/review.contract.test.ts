import { beforeEach, expect, it } from 'vitest'
import type { Operator } from '../../../src/application/kernel/caller.ts'
import { resolveReview } from '../../../src/application/sales/review/resolve-review.ts'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import type { Checkout, HeldPayment, ReviewReason } from '../../../src/domain/sales/checkout.ts'
import { bookHeld } from '../../../src/domain/sales/ledger.ts'
import type { ReviewAction } from '../../../src/domain/sales/review.ts'
import { Admins } from '../../../src/ports/accounts/admins.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { AuditLog } from '../../../src/ports/kernel/audit-log.ts'
import { Events } from '../../../src/ports/kernel/events.ts'
import type { Tx } from '../../../src/ports/kernel/transact.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Outgoings } from '../../../src/ports/sales/outgoings.ts'
import type { PaymentGateway } from '../../../src/ports/sales/payment-gateway.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import { ReviewDesk } from '../../../src/ports/sales/review-desk.ts'
import { ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, type Side, succeed } from '../both.ts'
import { anAdmin } from '../examples.ts'
import { found, opened, outcome, parties } from './buying.ts'
import { anOperator, aProvider, type Provider, refunding } from './refunding.ts'

const gateway = { mode: 'test' } as PaymentGateway

const resolving = (side: Side) =>
  resolveReview.make({
    users: side.of(Users),
    checkouts: side.of(Checkouts),
    sales: side.of(Sales),
    outgoings: side.of(Outgoings),
    entitlements: side.of(Entitlements),
    requests: side.of(CustomRequests),
    reviewItems: side.of(ReviewItems),
    redemptions: side.of(Redemptions),
    desk: side.of(ReviewDesk),
    events: side.of(Events),
    auditLog: side.of(AuditLog),
    transact: side.transact,
    clock: side.clock,
    ids: side.ids,
    gateway,
  })

/** A payment that waits, with its books: what came, and why it waits. */
const held = async (
  side: Side,
  reviewReason: ReviewReason,
  paid: Partial<HeldPayment> = {},
  facts = {},
): Promise<Checkout> => {
  const checkout = await opened(side, facts)
  const { reference } = checkout
  const came: HeldPayment = {
    amount: 500_000,
    currency: 'NGN',
    fees: 17_500,
    providerId: '4099260516',
    paidAt: side.clock.now(),
    ...paid,
  }
  const within = (tx: Tx) => async () => {
    await succeed(side.of(Checkouts).settled(tx)({ ...checkout, status: 'review', reviewReason, held: came }))
    await succeed(side.of(ReviewItems).add(tx)({ reference, reason: reviewReason, facts: {} }))
    return side.of(Sales).book(tx)(bookHeld({ ...came, reference }))()
  }
  await succeed(side.transact(within))
  return found(side, checkout)
}

both('a payment that waits for a person', [accounts, catalogue, delivery, sales, requests], (side) => {
  let provider: Provider
  let operator: Operator
  beforeEach(async () => {
    const admin = anAdmin(side().ids)
    await succeed(side().transact((tx) => side().of(Admins).add(tx)(admin)))
    operator = anOperator({ adminId: admin.id, role: 'owner' })
  })
  const as = (action: ReviewAction, { reference }: Pick<Checkout, 'reference'>) =>
    resolving(side())({ reference, action, reason: 'I looked at it', operator })
  const outgoing = ({ reference }: Checkout) => succeed(side().transact((tx) => side().of(Outgoings).of(tx)(reference)))
  const statusOf = async (checkout: Checkout) => (await found(side(), checkout)).status
  const listed = async (status: 'open' | 'resolved') =>
    (await succeed(side().of(ReviewDesk).list({ status }, { limit: 10, after: null }))).items.map(
      ({ reference, resolution }) => [reference, resolution],
    )

  it('is sold by accepting it, once, and gives the right to it', async () => {
    const checkout = await held(side(), 'late', { amount: 507_500 })
    expect(await listed('open')).toEqual([[checkout.reference, null]])
    expect(await succeed(as('accept', checkout))).toMatchObject({
      reference: checkout.reference,
      resolution: 'accept',
      checkout: { status: 'paid' },
    })
    const sale = O.toNullable(await succeed(side().of(Sales).byReference(checkout.reference)))
    expect(sale).toMatchObject({ status: 'paid', charged: { amount: 507_500 }, fees: { amount: 17_500 } })
    expect(await listed('resolved')).toEqual([[checkout.reference, 'accept']])
    for (const action of ['accept', 'refund', 'dismiss'] as const)
      expect(await outcome(as(action, checkout))).toBe('NotResolvable')
  })

  it.each<readonly [ReviewReason, Partial<HeldPayment>]>([
    ['amount', { amount: 499_999 }],
    ['currency', { currency: 'GHS' }],
    ['mode', {}],
    ['reference', {}],
  ])('is not sold for %s %j, and can be dismissed: it stays held', async (reason, paid) => {
    const checkout = await held(side(), reason, paid)
    expect(await outcome(as('accept', checkout))).toBe('NotResolvable')
    expect(await statusOf(checkout)).toBe('review')
    await succeed(as('dismiss', checkout))
    expect(await statusOf(checkout)).toBe('dismissed')
    expect(await outcome(as('dismiss', checkout))).toBe('NotResolvable')
    expect(await listed('open')).toEqual([])
  })

  it('is not sold to who owns the item by now', async () => {
    const buying = await parties(side())
    const [one, two] = [await held(side(), 'late', {}, buying), await held(side(), 'late', {}, buying)]
    await succeed(as('accept', one))
    expect(await outcome(as('accept', two))).toBe('NotResolvable')
  })

  it('goes back by refund: it waits for nobody meanwhile, and is refunded when the money went back', async () => {
    provider = aProvider()
    const checkout = await held(side(), 'amount', { amount: 499_999 })
    await succeed(as('refund', checkout))
    const { refunds } = await outgoing(checkout)
    expect(refunds).toMatchObject([{ status: 'requested', amount: 499_999, saleId: null, origin: 'vexa' }])
    expect([await statusOf(checkout), await listed('open')]).toEqual(['review', []])
    for (const action of ['accept', 'refund', 'dismiss'] as const)
      expect(await outcome(as(action, checkout))).toBe('NotResolvable')
    const { send, read } = refunding(side(), provider)
    await succeed(send({ refundId: refunds[0]?.id ?? '' }))
    provider.refunds[0] = { ...(provider.refunds[0] as (typeof provider.refunds)[number]), status: 'processed' }
    await succeed(read({ reference: checkout.reference }))
    expect([await statusOf(checkout), await listed('resolved')]).toEqual([
      'refunded',
      [[checkout.reference, 'refunded']],
    ])
  })

  it('waits again when the refund fails', async () => {
    provider = aProvider()
    const checkout = await held(side(), 'amount', { amount: 499_999 })
    await succeed(as('refund', checkout))
    const [refund] = (await outgoing(checkout)).refunds
    provider.next('refused')
    await succeed(refunding(side(), provider).send({ refundId: refund?.id ?? '' }))
    expect([await statusOf(checkout), await listed('open')]).toEqual(['review', [[checkout.reference, null]]])
    await succeed(as('dismiss', checkout))
    expect(await statusOf(checkout)).toBe('dismissed')
  })

  it('is resolved by one of two operators at once', async () => {
    for (const pair of [
      ['accept', 'dismiss'],
      ['refund', 'accept'],
      ['dismiss', 'dismiss'],
    ] as const) {
      const checkout = await held(side(), 'late')
      const outcomes = await Promise.all(pair.map((action) => outcome(as(action, checkout))))
      expect(outcomes.filter((each) => each === 'NotResolvable')).toHaveLength(1)
    }
  })

  it('of nothing of ours can be dismissed, once; what was never said of anyone is not found', async () => {
    const stranger = { reference: 'not ours: 支払い' }
    expect(await outcome(as('dismiss', stranger))).toBe('ReviewItemNotFound')
    await succeed(
      side().transact((tx) => side().of(ReviewItems).add(tx)({ ...stranger, reason: 'unmatched', facts: {} })),
    )
    expect(await outcome(as('refund', stranger))).toBe('NotResolvable')
    expect(await succeed(as('dismiss', stranger))).toMatchObject({ checkout: null, paid: null, resolution: 'dismiss' })
    expect(await outcome(as('dismiss', stranger))).toBe('NotResolvable')
  })

  it('leaves nothing behind when something fails on the way', async () => {
    const checkout = await held(side(), 'late')
    const broken = resolveReview.make({
      users: side().of(Users),
      checkouts: side().of(Checkouts),
      sales: side().of(Sales),
      outgoings: side().of(Outgoings),
      entitlements: side().of(Entitlements),
      requests: side().of(CustomRequests),
      reviewItems: side().of(ReviewItems),
      redemptions: side().of(Redemptions),
      desk: side().of(ReviewDesk),
      events: side().of(Events),
      auditLog: { append: () => () => TE.left({ _tag: 'Unavailable', kind: 'unavailable', what: 'x' } as const) },
      transact: side().transact,
      clock: side().clock,
      ids: side().ids,
      gateway,
    })
    const input = { reference: checkout.reference, action: 'accept', reason: '', operator } as const
    expect(await outcome(broken(input))).toBe('Unavailable')
    expect(await statusOf(checkout)).toBe('review')
    expect(await succeed(side().of(Sales).byReference(checkout.reference))).toEqual(O.none)
    expect(await listed('open')).toEqual([[checkout.reference, null]])
  })
})
