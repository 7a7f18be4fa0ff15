import * as fc from 'fast-check'
import type { Entitlement, SourceStatus } from '../../../src/domain/delivery/entitlement.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { currencies } from '../../../src/domain/kernel/money.ts'
import type { Checkout, CheckoutStatus } from '../../../src/domain/sales/checkout.ts'
import type { Payment, PaymentStatus } from '../../../src/domain/sales/payment.ts'
import { type PriceBreakdown, priceOf, type TaxRule } from '../../../src/domain/sales/price.ts'
import type { Facts } from '../../../src/domain/sales/settle.ts'

export const someTime = new Date('2026-03-02T09:00:00.000Z')
export const later = (ms: number): Date => new Date(someTime.getTime() + ms)

const minute = 60_000
export const expiry = later(30 * minute)

export const untaxed: TaxRule = { name: null, percent: 0, included: true }

export const checkoutStatuses: ReadonlyArray<CheckoutStatus> = [
  'open',
  'initialized',
  'paid',
  'failed',
  'expired',
  'superseded',
  'review',
  'refunded',
  'dismissed',
]
export const paymentStatuses: ReadonlyArray<PaymentStatus> = ['success', 'reversed', 'failed', 'waiting', 'unknown']

/** Of 5,000 naira, initialized at `someTime`. */
export const aCheckout = (facts: Partial<Checkout> = {}): Checkout => ({
  id: 'checkout',
  reference: 'VX-OF-THE-CHECKOUT',
  userId: 'ada',
  item: { kind: 'workflow', workflowId: 'workflow', versionId: 'version' },
  price: priceOf({ amount: 500_000, currency: 'NGN' }, 0, untaxed),
  taxRule: untaxed,
  coupon: null,
  status: 'initialized',
  reviewReason: null,
  held: null,
  payPage: { authorizationUrl: 'https://checkout.example/page', accessCode: 'page' },
  returnUrl: null,
  createdAt: someTime,
  expiresAt: expiry,
  ...facts,
})

/** What Paystack says when `aCheckout` was paid as it was asked for. */
export const aPayment = (facts: Partial<Payment> = {}): Payment => ({
  reference: 'VX-OF-THE-CHECKOUT',
  status: 'success',
  word: 'success',
  mode: 'test',
  currency: 'NGN',
  requestedAmount: 500_000,
  amount: 500_000,
  fees: 17_500,
  providerId: '4099260516',
  paidAt: later(5 * minute),
  ...facts,
})

export const someFacts = (facts: Partial<Facts> = {}): Facts => ({
  mode: 'test',
  entitlement: O.none,
  request: null,
  buyerIsGone: false,
  saleId: 'sale',
  entitlementId: 'entitlement',
  sourceId: 'source',
  now: later(6 * minute),
  ...facts,
})

/** A right that comes from another sale. */
export const held = (status: SourceStatus): Entitlement => ({
  id: 'held',
  userId: 'ada',
  workflowId: 'workflow',
  grantedAt: someTime,
  sources: [{ id: 'old source', kind: 'sale', originId: 'old sale', status, createdAt: someTime }],
})

const currency = fc.constantFrom(...currencies)

/** Tax rates as they can be configured: at most four decimals. */
export const taxRules: fc.Arbitrary<TaxRule> = fc.record({
  name: fc.constant(null),
  percent: fc.integer({ min: 0, max: 1_000_000 }).map((share) => share / 10_000),
  included: fc.boolean(),
})

export const prices: fc.Arbitrary<Readonly<{ price: PriceBreakdown; taxRule: TaxRule }>> = fc
  .tuple(currency, fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), taxRules)
  .map(([of, amount, discounted, taxRule]) => ({
    price: priceOf({ amount, currency: of }, Math.floor(amount * discounted), taxRule),
    taxRule,
  }))

export const checkouts: fc.Arbitrary<Checkout> = fc
  .tuple(fc.constantFrom(...checkoutStatuses), prices)
  .map(([status, price]) => aCheckout({ ...price, status, reviewReason: status === 'review' ? 'amount' : null }))

/** Payments of a checkout: often what it asks for, often not. */
export const paymentsOf = ({ price: { total } }: Checkout): fc.Arbitrary<Payment> =>
  fc
    .record({
      status: fc.constantFrom(...paymentStatuses),
      mode: fc.constantFrom('test', 'test', 'test', 'live'),
      currency: fc.oneof({ weight: 4, arbitrary: fc.constant<string>(total.currency) }, currency),
      requestedAmount: fc.oneof(
        { weight: 4, arbitrary: fc.constant(total.amount) },
        fc.constant(null),
        fc.integer({ min: 0, max: 2_000_000 }),
      ),
      extra: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 20_000 })),
      fees: fc.integer({ min: 0, max: 20_000 }),
      paidAt: fc.oneof(
        fc.constant(null),
        fc.integer({ min: 0, max: 48 * 60 }).map((minutes) => later(minutes * minute)),
      ),
    })
    .map(({ extra, ...payment }) =>
      aPayment({ ...payment, word: payment.status, amount: (payment.requestedAmount ?? total.amount) + extra }),
    )

export const facts: fc.Arbitrary<Facts> = fc
  .record({
    entitlement: fc.constantFrom(O.none, O.some(held('good')), O.some(held('suspended')), O.some(held('revoked'))),
    buyerIsGone: fc.boolean(),
    now: fc.integer({ min: 0, max: 72 * 60 }).map((minutes) => later(minutes * minute)),
  })
  .map(someFacts)

/** A checkout, what was said of its payment, and what stood around it. */
export const cases = checkouts.chain((checkout) => fc.tuple(fc.constant(checkout), paymentsOf(checkout), facts))
