import { randomUUID } from 'node:crypto'
import {
  buyer,
  checkout,
  coupon,
  couponOf,
  entry,
  file,
  note,
  otherTxn,
  paper,
  type Rows,
  refund,
  right,
  session,
  sold,
  source,
  use,
  whole,
  withCoupon,
} from './books.ts'

/** Books as they should be and as they should not, and what the self-check says of each. */
export const brokenBooks: ReadonlyArray<readonly [string, Rows, ReadonlyArray<string>]> = [
  [
    'two sales of one payment',
    { sales: [sold(), sold({ id: randomUUID() })] },
    ['I1 exactly once', 'I6 entitlement iff'],
  ],
  [
    'a sale that is in the books twice',
    {
      ledger_entries: [
        ...whole.ledger_entries,
        entry('paystack_clearing', 500_000, otherTxn),
        entry('sales', -500_000, otherTxn),
      ],
    },
    ['I1 exactly once', 'I4 books of payments'],
  ],
  [
    'a paid checkout without its sale',
    { sales: [], entitlements: [], entitlement_sources: [] },
    ['I2 complete', 'I4 books of payments'],
  ],
  ['a sale whose checkout is still open', { checkouts: [checkout({ status: 'open' })] }, ['I2 complete']],
  [
    'a payment in review that nobody is asked to look at',
    {
      checkouts: [
        ...whole.checkouts,
        checkout({ reference: 'VX-THAT-IS-IN-REVIEW', status: 'review', review_reason: 'amount' }),
      ],
    },
    ['I2 complete'],
  ],
  [
    'a sale for less than its checkout asked',
    { sales: [sold({ list_amount: 499_999, total_amount: 499_999 })] },
    ['I3 amount'],
  ],
  ['a sale in another currency', { sales: [sold({ currency: 'GHS' })] }, ['I3 amount']],
  ['a sale to another buyer', { sales: [sold({ user_id: randomUUID() })] }, ['I3 amount', 'I6 entitlement iff']],
  [
    'a booking that does not balance',
    { ledger_entries: [entry('paystack_clearing', 500_000), entry('sales', -499_999)] },
    ['I4 conservation', 'I4 books of payments'],
  ],
  ['a sale that is not in the books', { ledger_entries: [] }, ['I4 conservation', 'I4 books of payments']],
  [
    'fees in the books that the sale does not have',
    {
      ledger_entries: [entry('paystack_clearing', 490_000), entry('paystack_fees', 10_000), entry('sales', -500_000)],
    },
    ['I4 books of payments'],
  ],
  [
    'books of a payment that nobody made',
    {
      ledger_entries: [
        ...whole.ledger_entries,
        { ...entry('paystack_clearing', 1, otherTxn), reference: 'VX-OF-NOTHING-AT-ALL' },
        { ...entry('held', -1, otherTxn), reference: 'VX-OF-NOTHING-AT-ALL' },
      ],
    },
    ['I4 books of payments'],
  ],
  ['a sale that is refunded by no refund', { sales: [sold({ status: 'partially_refunded' })] }, ['I12 monotone']],
  [
    'a payment in review that was resolved, and nothing came of it',
    {
      checkouts: [
        ...whole.checkouts,
        checkout({ reference: 'VX-THAT-IS-IN-REVIEW', status: 'review', review_reason: 'amount' }),
      ],
      review_items: [
        {
          reference: 'VX-THAT-IS-IN-REVIEW',
          reason: 'amount',
          facts: {},
          resolved_at: new Date(),
          resolution: 'refund',
        },
      ],
    },
    ['I2 complete'],
  ],
  [
    'refunds of more than was paid',
    {
      entitlements: [{ ...right, status: 'suspended' }],
      entitlement_sources: [source({ status: 'suspended' })],
      refunds: [refund(), refund({ amount: 1 }), refund({ status: 'failed' })],
    },
    ['I4 books of payments', 'I5 refund bound'],
  ],
  ['a right that is good while all of its price may go back', { refunds: [refund()] }, ['I6 entitlement iff']],
  [
    'a right that stays with who was given all back',
    { sales: [sold({ status: 'refunded' })] },
    ['I6 entitlement iff', 'I12 monotone'],
  ],
  ['a sale without a right', { entitlements: [], entitlement_sources: [] }, ['I6 entitlement iff']],
  [
    'a right whose source was revoked',
    { entitlement_sources: [source({ status: 'revoked' })] },
    ['I6 entitlement iff'],
  ],
  ['a right without a source', { entitlement_sources: [] }, ['I6 entitlement iff']],
  [
    'a right from a sale that is not there',
    { entitlement_sources: [source(), source({ origin_id: randomUUID() })] },
    ['I6 entitlement iff'],
  ],
  [
    'parts that do not make the total',
    { checkouts: [checkout({ discount_amount: 1 })], sales: [sold({ discount_amount: 1 })] },
    ['I4 books of payments', 'I9 total'],
  ],
  ['a gap in the numbers of receipts', { receipts: [paper({ number: 2 })] }, ['receipts']],
  ['a counter that went on alone', { receipt_counters: [{ kind: 'receipt', last: 1 }] }, ['receipts']],
  ['two receipts of one sale', { receipts: [paper(), paper({ number: 2, reason: 'correction' })] }, ['receipts']],
  [
    'more taken back on paper than was paid',
    { receipts: [paper(), note({ total_amount: 300_000 }), note({ number: 2, total_amount: 200_001 })] },
    ['receipts'],
  ],
  ['a receipt over another price', { receipts: [paper({ total_amount: 1 })] }, ['I7 snapshot']],
  [
    'a coupon whose uses are not what was taken',
    { ...withCoupon, coupons: [couponOf({ uses: 0 })], coupon_redemptions: [use()] },
    ['I8 coupon bound'],
  ],
  [
    'a coupon that one buyer took more often than they may',
    {
      checkouts: [
        ...withCoupon.checkouts,
        checkout({
          reference: 'VX-OF-THE-OTHER-ONE',
          status: 'initialized',
          coupon_id: coupon,
          coupon_code: 'SPRING',
        }),
      ],
      coupons: [couponOf({ uses: 2, per_user_limit: 1 })],
      coupon_redemptions: [use(), use({ reference: 'VX-OF-THE-OTHER-ONE', status: 'reserved', slot: 2 })],
    },
    ['I8 coupon bound'],
  ],
  [
    'a coupon that a paid checkout only holds',
    { ...withCoupon, coupons: [couponOf()], coupon_redemptions: [use({ status: 'reserved' })] },
    ['I8 coupon bound'],
  ],
  ['a coupon that was never taken', { ...withCoupon, coupons: [couponOf({ uses: 0 })] }, ['I8 coupon bound']],
  ['a coupon taken for nothing', { coupons: [couponOf()], coupon_redemptions: [use()] }, ['I8 coupon bound']],
  ['a session of who is shut out', { users: [buyer({ status: 'suspended' })], sessions: [session()] }, ['I14 session']],
  [
    'a session of who is in',
    { users: [buyer({ status: 'unverified' })], sessions: [session(), session({ ended_at: new Date() })] },
    [],
  ],
  ['a file that is not what it was', { workflow_versions: [{ ...file, sold: 'changed' }] }, ['I10 immutable versions']],
]
