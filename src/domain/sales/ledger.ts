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

/** The books of a sale: what was paid against what was sold, the discount given, the tax owed and fees the buyer carried. */
export const bookSale = (reference: Reference, price: PriceBreakdown, { included }: TaxRule, paid: Paid): Booking => {
  const { list, discount, tax, total } = price
  return booked(reference, total.currency, [
    ...received(paid),
    { account: 'sales', delta: -(included ? list.amount - tax.amount : list.amount) },
    { account: 'discounts', delta: discount.amount },
    { account: 'tax_payable', delta: -tax.amount },
    { account: 'buyer_fees', delta: -(paid.amount - total.amount) },
  ])
}

/** The books of a payment that waits for a person: it is here, and not ours yet. */
export const bookHeld = (payment: Payment): Booking =>
  booked(payment.reference, payment.currency, [...received(payment), { account: 'held', delta: -payment.amount }])
