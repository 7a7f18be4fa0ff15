import { createHash } from 'node:crypto'
import type { Expiry } from '../cards/card-form.ts'
import type { TestCard } from '../cards/test-cards.ts'
import { countryOf } from '../money/currencies.ts'
import { randomText } from '../random-text.ts'
import type { Authorization } from '../state/transaction.ts'

/** The card as Paystack describes it once charged. The signature is the card's own, the same at every payment with it. */
export const authorizationOf = (card: TestCard, expiry: Expiry, currency: string, key: string): Authorization => ({
  code: `AUTH_${randomText(10)}`,
  bin: card.number.slice(0, 6),
  last4: card.number.slice(-4),
  expiryMonth: expiry.month,
  expiryYear: expiry.year,
  brand: card.brand,
  bank: 'TEST BANK',
  countryCode: countryOf(currency),
  reusable: card.reusable,
  signature: `SIG_${createHash('sha256').update(`${key} ${card.number}`).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, 20)}`,
})
