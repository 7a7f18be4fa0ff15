/** What happens to money, in ids only. */
export type SaleEvent = Readonly<{
  _tag: 'SaleRecorded' | 'PaymentHeldForReview' | 'CheckoutFailed'
  subject: string
  facts: Readonly<Record<string, string>>
}>
