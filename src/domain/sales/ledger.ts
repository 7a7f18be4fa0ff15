import type { Payment } from './payment.ts'
import type { PriceBreakdown, TaxRule } from './price.ts'
import type { Reference } from './reference.ts'

export type Account =
  | 'paystack_clearing'
  | 'paystack_fees'
  | 'sales'
  | 'discounts'
  | 'tax_payable'
  | 'buyer_fees'
  | 'refunds'
  | 'dispute_hold'
  | 'chargebacks'
  | 'held'

/** One side of a booking: debit positive, credit negative, in minor units. */
export type Posting = Readonly<{ account: Account; delta: number }>

/** A booking of one currency; its postings sum to zero. */
export type Booking = Readonly<{ reference: Reference; currency: string; postings: ReadonlyArray<Posting> }>

const booked = (reference: Reference, currency: string, postings: ReadonlyArray<Posting>): Booking => ({
  reference,
  currency,
  postings: postings.filter(({ delta }) => delta !== 0),
})

/** What reaches us of a payment, and what the provider keeps of it. */
const received = ({ amount, fees }: Pick<Payment, 'amount' | 'fees'>): ReadonlyArray<Posting> => [
  { account: 'paystack_clearing', delta: amount - fees },
  { account: 'paystack_fees', delta: fees },
]

type Paid = Pick<Payment, 'amount' | 'fees'>

/** What was sold for what was paid: list price, discount, tax owed, and fees that the buyer carried. */
const soldFor = (
  { list, discount, tax, total }: PriceBreakdown,
  { included }: TaxRule,
  { amount }: Pick<Paid, 'amount'>,
): ReadonlyArray<Posting> => [
  { account: 'sales', delta: -(included ? list.amount - tax.amount : list.amount) },
  { account: 'discounts', delta: discount.amount },
  { account: 'tax_payable', delta: -tax.amount },
  { account: 'buyer_fees', delta: -(amount - total.amount) },
]

/** The books of a sale: what was paid against what was sold, the discount given, the tax owed and fees the buyer carried. */
export const bookSale = (reference: Reference, price: PriceBreakdown, rule: TaxRule, paid: Paid): Booking =>
  booked(reference, price.total.currency, [...received(paid), ...soldFor(price, rule, paid)])

/** The books of a held payment that became a sale after all: what it is was booked when it came, and is held no more. */
export const bookHeldSale = (reference: Reference, price: PriceBreakdown, rule: TaxRule, paid: Paid): Booking =>
  booked(reference, price.total.currency, [{ account: 'held', delta: paid.amount }, ...soldFor(price, rule, paid)])

/** The books of a payment that waits for a person: it is here, and not ours yet. */
export const bookHeld = (payment: Paid & Pick<Payment, 'reference' | 'currency'>): Booking =>
  booked(payment.reference, payment.currency, [...received(payment), { account: 'held', delta: -payment.amount }])
