/** What is summed of a stretch of time and a currency, in the order in which answers have it. */
export const figureColumns = [
  'sales',
  'gross',
  'discounts',
  'tax_payable',
  'refunds',
  'refunds_tax',
  'chargebacks',
  'chargebacks_tax',
  'paystack_fees',
  'buyer_fees',
  'begun',
  'paid',
]
