import { failure } from '../kernel/failure.ts'
import type { Issue } from '../kernel/issue.ts'

export const itemNotFound = failure('ItemNotFound', 'missing', 'There is no such item for sale')()
export const checkoutNotFound = failure('CheckoutNotFound', 'missing', 'No payment has this reference')()
export const paymentNotFound = failure('PaymentNotFound', 'missing', 'The payment provider knows no such payment')()
export const alreadyOwned = failure('AlreadyOwned', 'conflict', 'You own this item already', 'ALREADY_OWNED')()
export const badSignature = failure(
  'BadSignature',
  'unauthenticated',
  'The signature is missing or wrong',
  'BAD_SIGNATURE',
)()
export const providerUnavailable = failure(
  'ProviderUnavailable',
  'unavailable',
  'The payment provider does not answer; nothing was charged',
  'PAYMENT_PROVIDER_UNAVAILABLE',
)<{ cause?: unknown; retryAfterSeconds?: number }>()
export const returnNotAllowed = failure('ReturnNotAllowed', 'invalid', 'The return address is not allowed')<{
  issues: ReadonlyArray<Issue>
}>()
export const reviewItemNotFound = failure(
  'ReviewItemNotFound',
  'missing',
  'Nothing of this reference waits for a person',
)()
export const webhookNotFound = failure('WebhookNotFound', 'missing', 'There is no such notice')()
export const notReplayable = failure(
  'NotReplayable',
  'conflict',
  'The notice names no payment; there is nothing to work on',
  'ILLEGAL_TRANSITION',
)()
export const notResolvable = failure(
  'NotResolvable',
  'conflict',
  'The payment cannot be resolved so, or was resolved already',
  'ILLEGAL_TRANSITION',
)<{ why: string }>()
export const saleNotFound = failure('SaleNotFound', 'missing', 'There is no such sale')()
export const refundNotFound = failure('RefundNotFound', 'missing', 'There is no such refund')()
export const receiptNotFound = failure('ReceiptNotFound', 'missing', 'There is no receipt of this payment')()
export const receiptNotYet = failure('ReceiptNotYet', 'conflict', 'The receipt of this sale is still to be issued')()
export const notReassignable = failure(
  'NotReassignable',
  'conflict',
  'Nothing of this sale is left to be moved',
  'ILLEGAL_TRANSITION',
)()
export const refundAboveLimit = failure(
  'RefundAboveLimit',
  'forbidden',
  'Your role refunds up to a limit; ask a manager',
)<{ limit: number }>()
export const exceedsRemaining = failure(
  'ExceedsRemaining',
  'conflict',
  'That is more than can still be refunded',
  'EXCEEDS_REMAINING',
)<{ remaining: number; currency: string }>()
export const disputeOpen = failure(
  'DisputeOpen',
  'conflict',
  'The payment is disputed; nothing is refunded until that is resolved',
  'DISPUTE_OPEN',
)()
export const refundUnderWay = failure(
  'RefundUnderWay',
  'conflict',
  'The refund is being asked for by another instance; its outcome is not known yet',
)()
export const disputeNotFound = failure('DisputeNotFound', 'missing', 'There is no such dispute')()
export const disputeResolved = failure(
  'DisputeResolved',
  'conflict',
  'The dispute is resolved already',
  'ILLEGAL_TRANSITION',
)()
