import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import type { Dispute } from '../../../src/domain/sales/outgoing/dispute.ts'
import type { Refund } from '../../../src/domain/sales/outgoing/refund.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { type Outgoing, Outgoings, refundLeaseMs } from '../../../src/ports/sales/outgoings.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { both, succeed } from '../both.ts'
import { aReference, aSale } from '../examples.ts'
import { found, opened, outcome, passes, settled } from './buying.ts'

both('Outgoings', [accounts, catalogue, sales], (side) => {
  const nothing: Outgoing = { refunds: [], disputes: [] }
  const here = () => side().of(Outgoings)
  const at = (seconds: number) => new Date(Date.parse('2026-03-02T09:00:00.000Z') + seconds * 1_000)

  /** Of 5,000 naira that were paid. */
  const sold = async () => {
    const checkout = await opened(side())
    const { reference, userId, item, price } = checkout
    await settled(side(), checkout, 'paid')
    const sale = aSale(side().ids, { reference, userId, item, price, charged: price.total })
    await succeed(side().transact((tx) => side().of(Sales).add(tx)(sale)))
    return sale
  }
  const aRefund = (facts: Partial<Refund>): Refund => ({
    id: side().ids.next(),
    reference: aReference(),
    saleId: null,
    amount: 200_000,
    currency: 'NGN',
    status: 'requested',
    origin: 'vexa',
    providerId: null,
    sent: false,
    reason: 'It does not run',
    failure: null,
    requestedBy: null,
    createdAt: at(0),
    ...facts,
  })
  const aDispute = (facts: Partial<Dispute>): Dispute => ({
    id: side().ids.next(),
    providerId: side().ids.next(),
    reference: aReference(),
    saleId: null,
    amount: 500_000,
    currency: 'NGN',
    status: 'awaiting_feedback',
    outcome: null,
    dueAt: at(3_600),
    openedAt: at(0),
    resolvedAt: null,
    ...facts,
  })
  const keep = (before: Outgoing, after: Outgoing) => outcome(side().transact((tx) => here().keep(tx)(before, after)))
  const of = (reference: string) => succeed(side().transact((tx) => here().of(tx)(reference)))
  const claim = (id: string) => succeed(side().transact((tx) => here().claimSending(tx)(id)))

  it('gives back what was kept, the oldest first, and nothing of another payment', async () => {
    const { reference, id: saleId } = await sold()
    const other = await sold()
    const second = aRefund({ reference, saleId, createdAt: at(2), providerId: '18446744073709551615', sent: true })
    const first = aRefund({ reference, saleId, createdAt: at(1), amount: 1, origin: 'provider', status: 'processed' })
    const dispute = aDispute({ reference, saleId })
    await keep(nothing, { refunds: [second, first], disputes: [dispute] })
    expect(await of(reference)).toEqual({ refunds: [first, second], disputes: [dispute] })
    expect(await of(other.reference)).toEqual(nothing)
    expect(await succeed(here().refund(first.id))).toEqual(O.some(first))
    expect(await succeed(here().dispute(dispute.id))).toEqual(O.some(dispute))
    expect(await succeed(here().refund(dispute.id))).toEqual(O.none)
  })

  it('keeps what moved, and only that', async () => {
    const { reference } = await sold()
    const [refund, still] = [aRefund({ reference }), aRefund({ reference, amount: 1, createdAt: at(1) })]
    const dispute = aDispute({ reference })
    const before = { refunds: [refund, still], disputes: [dispute] }
    await keep(nothing, before)
    const after = {
      refunds: [{ ...refund, status: 'processed', providerId: '7', sent: true } as const, still],
      disputes: [{ ...dispute, status: 'resolved', outcome: 'accepted', amount: 5, resolvedAt: at(9) } as const],
    }
    await keep(before, after)
    expect(await of(reference)).toEqual(after)
  })

  it('refuses more than was paid, of refunds that did not fail', async () => {
    const { reference } = await sold()
    const failed = aRefund({ reference, amount: 500_000, status: 'failed' })
    const most = aRefund({ reference, amount: 499_999, createdAt: at(1) })
    await keep(nothing, { refunds: [failed, most], disputes: [] })
    const before = { refunds: [failed, most], disputes: [] }
    const more = { ...before, refunds: [failed, most, aRefund({ reference, amount: 2, createdAt: at(2) })] }
    await expect(keep(before, more)).rejects.toThrow(/exceed what was paid/)
    await expect(keep(before, { ...before, refunds: [{ ...failed, status: 'pending' }, most] })).rejects.toThrow(
      /exceed what was paid/,
    )
    expect(await of(reference)).toEqual(before)
  })

  it('refuses it to two that come at once: the database decides', async () => {
    const { reference } = await sold()
    const kept = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        keep(nothing, { refunds: [aRefund({ reference, amount: 300_000 })], disputes: [] }),
      ),
    )
    expect(kept.filter((each) => each.status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: undefined }])
    expect((await of(reference)).refunds).toHaveLength(1)
  })

  it('bounds by what is held where there was no sale', async () => {
    const checkout = await opened(side())
    const held = { amount: 300, currency: 'GHS', fees: 9, providerId: '4099260516', paidAt: at(5) }
    await succeed(
      side().transact((tx) =>
        side().of(Checkouts).settled(tx)({ ...checkout, status: 'review', reviewReason: 'currency', held }),
      ),
    )
    expect(await found(side(), checkout)).toMatchObject({ status: 'review', held })
    const { reference } = checkout
    await keep(nothing, { refunds: [aRefund({ reference, amount: 300, currency: 'GHS' })], disputes: [] })
    await expect(
      keep(nothing, { refunds: [aRefund({ reference, amount: 1, currency: 'GHS' })], disputes: [] }),
    ).rejects.toThrow(/exceed what was paid/)
  })

  it("keeps one refund of a provider's id", async () => {
    const [one, two] = [await sold(), await sold()]
    await keep(nothing, { refunds: [aRefund({ reference: one.reference, providerId: '7' })], disputes: [] })
    const again = { refunds: [aRefund({ reference: two.reference, providerId: '7' })], disputes: [] }
    expect(await keep(nothing, again)).toBe('Conflict')
  })

  it('gives the right to ask for a refund to one at a time, and says whether someone asked before', async () => {
    const { reference } = await sold()
    const refund = aRefund({ reference })
    await keep(nothing, { refunds: [refund], disputes: [] })
    const claims = await Promise.all([claim(refund.id), claim(refund.id), claim(refund.id)])
    expect(claims.filter(O.isSome)).toEqual([O.some(refund)])
    await passes(side(), refundLeaseMs + 1)
    expect(await claim(refund.id)).toEqual(O.some({ ...refund, sent: true }))
  })

  it('gives it for none that was answered', async () => {
    const { reference } = await sold()
    const pending = aRefund({ reference, status: 'pending', providerId: '7' })
    await keep(nothing, { refunds: [pending], disputes: [] })
    expect(await claim(pending.id)).toEqual(O.none)
    expect(await claim(side().ids.next())).toEqual(O.none)
  })

  it('says which payments are due to be asked about, each as often as it is put on', async () => {
    const { reference } = await sold()
    const due = () => succeed(side().transact((tx) => here().due(tx)(10)))
    const again = (when: Date | null) => succeed(side().transact((tx) => here().readAgain(tx)(reference, when)))
    expect(await due()).toEqual([])
    await again(new Date(Date.now() - 3_600_000 * 24 * 365))
    expect(await due()).toEqual([{ reference, reads: 0 }])
    expect(await due()).toEqual([{ reference, reads: 1 }])
    await again(null)
    expect(await due()).toEqual([])
  })

  it('says what became of a sale', async () => {
    const sale = await sold()
    const move = (status: typeof sale.status) =>
      outcome(side().transact((tx) => side().of(Sales).moved(tx)({ id: sale.id, status })))
    await move('refunded')
    expect(await succeed(side().of(Sales).byId(sale.id))).toEqual(O.some({ ...sale, status: 'refunded' }))
    const { userId, item, price } = sale
    const next = await opened(side(), { userId, item })
    await succeed(
      side().transact((tx) =>
        side().of(Sales).add(tx)(aSale(side().ids, { reference: next.reference, userId, item, price })),
      ),
    )
    expect(await move('paid')).toBe('Conflict')
    expect(await succeed(side().transact((tx) => side().of(Sales).of(tx)(sale.reference)))).toMatchObject(
      O.some({ id: sale.id, status: 'refunded' }),
    )
  })
})
