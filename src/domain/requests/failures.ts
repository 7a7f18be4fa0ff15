import { failure } from '../kernel/failure.ts'
import type { RequestStatus } from './custom-request.ts'

/** There is no such request, or it is another buyer's: the same answer for both. */
export const requestNotFound = failure('RequestNotFound', 'missing', 'There is no such request')()
export const illegalMove = failure(
  'IllegalMove',
  'conflict',
  'The request is not where that is possible',
  'ILLEGAL_TRANSITION',
)<{ from: RequestStatus; to: RequestStatus }>()
export const otherQuote = failure('OtherQuote', 'conflict', 'That is not the quote that stands', 'ILLEGAL_TRANSITION')()
export const quoteExpired = failure('QuoteExpired', 'gone', 'The quote has expired', 'QUOTE_EXPIRED')()
export const requestOver = failure(
  'RequestOver',
  'conflict',
  'The request is over; nobody writes to it any more',
  'ILLEGAL_TRANSITION',
)()
export const tooManyMessages = failure('TooManyMessages', 'conflict', 'The request holds as many messages as it can')()
export const noRevisionLeft = failure(
  'NoRevisionLeft',
  'conflict',
  'Every revision that the price includes was asked for',
  'ILLEGAL_TRANSITION',
)<{ most: number }>()
