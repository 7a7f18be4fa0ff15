import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { type RequestStatus, requestStatuses } from '../../../src/domain/requests/custom-request.ts'
import { acceptedQuote, stillHolding } from '../../../src/domain/sales/around-item.ts'
import { acceptReview } from '../../../src/domain/sales/review.ts'
import { settle, settleFree } from '../../../src/domain/sales/settle.ts'
import { requestAt, standing } from '../requests/examples.ts'
import { aCheckout, aPayment, checkoutStatuses, paymentsOf, someFacts } from './examples.ts'

const made = aCheckout({ item: { kind: 'request', requestId: 'request-1' } })
const around = (status: RequestStatus) => someFacts({ request: requestAt(status) })
const bought: ReadonlyArray<RequestStatus> = ['paid', 'delivered', 'revision_requested', 'closed']
const tagsOf = (events: ReadonlyArray<{ _tag: string }>) => events.map(({ _tag }) => _tag)

describe('a payment for what is made to order', () => {
  it('buys it, and gives no right to anything yet', () => {
    const { state, events } = settle(made, aPayment(), around('accepted'))
    expect(state).toMatchObject({
      checkout: { status: 'paid' },
      sale: { item: { kind: 'request', requestId: 'request-1' }, status: 'paid' },
      entitlement: null,
      request: { status: 'paid', revision: 8 },
    })
    expect(tagsOf(events)).toEqual(['SaleRecorded', 'CustomRequestPaid'])
    expect(events[0]?.facts).toEqual({ reference: made.reference, userId: 'ada', requestId: 'request-1' })
  })

  it.each(requestStatuses.filter((status) => status !== 'accepted'))(
    'PAY-13: waits for a person when it is %s',
    (status) => {
      const { state, events } = settle(made, aPayment(), around(status))
      expect([state.checkout.reviewReason, state.sale, state.request]).toEqual([
        bought.includes(status) ? 'owned_already' : 'late',
        null,
        null,
      ])
      expect(tagsOf(events)).toEqual(['PaymentHeldForReview'])
    },
  )

  it('I3: is sold only where it was accepted, whatever the provider says of a checkout in whatever state', () => {
    const cases = fc
      .record({ status: fc.constantFrom(...checkoutStatuses), request: fc.constantFrom(...requestStatuses) })
      .chain(({ status, request }) => fc.tuple(fc.constant({ status, request }), paymentsOf(made)))
    fc.assert(
      fc.property(cases, ([{ status, request }, payment]) => {
        const { state } = settle({ ...made, status }, payment, around(request))
        expect(state.sale === null || request === 'accepted').toBe(true)
        expect(state.request === null).toBe(state.sale === null)
        expect(state.entitlement).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('is let through by a person only where it can still be bought', () => {
    const held = { amount: 500_000, currency: 'NGN', fees: 0, providerId: '1', paidAt: new Date() }
    const waiting = { ...made, status: 'review', reviewReason: 'late', held } as const
    const outgoing = { refunds: [], disputes: [] }
    const let_ = (status: RequestStatus) => acceptReview(waiting, outgoing, around(status))
    expect(let_('accepted')).toMatchObject(E.right({ state: { request: { status: 'paid' } } }))
    for (const status of requestStatuses.filter((each) => each !== 'accepted'))
      expect(E.isLeft(let_(status))).toBe(true)
  })

  it('is taken for nothing where it costs nothing', () => {
    expect(settleFree(made, around('accepted')).state.request?.status).toBe('paid')
  })
})

describe('a quote that a buyer wants to pay', () => {
  const outcome = (status: RequestStatus, quoteId = 'quote-1') => {
    const found = acceptedQuote(requestAt(status), quoteId)
    return E.isLeft(found) ? found.left._tag : found.right.id
  }

  it.each([
    ['accepted', 'quote-1'],
    ['expired', 'QuoteExpired'],
    ['quoted', 'IllegalMove'],
    ['submitted', 'IllegalMove'],
    ['cancelled', 'IllegalMove'],
    ['refunded', 'IllegalMove'],
  ] as const)('of a request that is %s: %s', (status, expected) => {
    expect(outcome(status)).toBe(expected)
  })

  it('is the one that stands', () => {
    expect(outcome('accepted', 'quote-0')).toBe('OtherQuote')
  })

  it('holds until the moment that it names', () => {
    const at = (ms: number) => stillHolding(standing, new Date(standing.validUntil.getTime() + ms))
    expect([E.isRight(at(-1)), E.isRight(at(0))]).toEqual([true, false])
  })

  it('is of a request that nobody has a right to yet', () => {
    expect(around('accepted').entitlement).toEqual(O.none)
  })
})
