import { type BreakerSettings, usualBreaker } from '../../../src/adapters/payments/paystack.breaker.ts'
import {
  type PaystackConnection,
  type PaystackPlace,
  paystackConnection,
} from '../../../src/adapters/payments/paystack.http.ts'
import { paystackRefunds } from '../../../src/adapters/payments/paystack.refunds.ts'
import { type PaystackSettings, paystack } from '../../../src/adapters/payments/paystack.ts'
import type { Currency } from '../../../src/domain/kernel/money.ts'
import type { PaymentOrder } from '../../../src/ports/sales/payment-gateway.ts'

export const key = 'sk_test_of_the_shop_under_test'

const connectionTo = (
  url: string,
  place: Partial<PaystackPlace>,
  breaker: Partial<BreakerSettings> = {},
): PaystackConnection =>
  paystackConnection(
    { baseUrl: url, secretKey: key, timeoutMs: 2_000, mostBytes: 10_000, ...place },
    { ...usualBreaker, ...breaker },
  )

/** The adapter as the shop would use it against this address. */
export const adapterAt = (
  url: string,
  settings: Partial<PaystackSettings> = {},
  breaker: Partial<BreakerSettings> = {},
) =>
  paystack({
    ...connectionTo(url, settings, breaker),
    checkoutOrigin: url,
    callbackUrl: 'https://shop.example/api/payment/callback',
    cancelUrlOf: (reference) => `https://shop.example/payment/${reference}`,
    ...settings,
  })

/** The part of it for money that goes back. */
export const refundsAt = (url: string, place: Partial<PaystackPlace> = {}) =>
  paystackRefunds(connectionTo(url, { mostBytes: 100_000, ...place }))

let orders = 0

/** An order under a reference of its own. */
export const anOrder = (amount = 500_000, currency: Currency = 'NGN'): PaymentOrder => {
  orders += 1
  return {
    reference: `VX-ORDER-${process.pid}-${String(orders).padStart(8, '0')}`,
    email: 'ada@buyers.example',
    total: { amount, currency },
  }
}
