/** What happens to money, in ids only. */
export type SaleEvent = Readonly<{
  _tag:
    | 'SaleRecorded'
    | 'PaymentHeldForReview'
    | 'PaymentDismissed'
    | 'CheckoutFailed'
    | 'RefundRequested'
    | 'RefundAdvanced'
    | 'RefundProcessed'
    | 'RefundFailed'
    | 'RefundNeedsAttention'
    | 'DisputeOpened'
    | 'DisputeAdvanced'
    | 'DisputeContested'
    | 'DisputeWon'
    | 'DisputeLost'
  subject: string
  facts: Readonly<Record<string, string>>
}>
