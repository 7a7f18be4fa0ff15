import { type Entitlement, isOwned } from '../delivery/entitlement.ts'
import type { FailedBy } from '../kernel/failure.ts'
import { E, O, pipe } from '../kernel/fp.ts'
import type { CustomRequest, RequestStatus } from '../requests/custom-request.ts'
import { illegalMove, otherQuote, quoteExpired } from '../requests/failures.ts'
import { isOver, type Quote } from '../requests/quote.ts'

/** What stands around an item: the buyer's right to it, and the request that it is made for, null of one of the shop. */
export type AroundItem = Readonly<{ entitlement: O.Option<Entitlement>; request: CustomRequest | null }>

const bought: ReadonlySet<RequestStatus> = new Set(['paid', 'delivered', 'revision_requested', 'closed'])

/** Whether the buyer has it: what is made to order is theirs from when it was paid. */
export const isBought = ({ entitlement, request }: AroundItem): boolean =>
  request === null ? pipe(entitlement, O.exists(isOwned)) : bought.has(request.status)

/** Whether nobody can pay for it any more: what is made to order is paid for once it was accepted, and before it ends. */
export const isOutOfReach = ({ request }: AroundItem): boolean => request !== null && request.status !== 'accepted'

export const quoteFailures = [otherQuote, illegalMove, quoteExpired] as const
export type NotPayable = FailedBy<(typeof quoteFailures)[number]>

/** The quote that a buyer wants to pay: the one that they accepted, whether or not it still holds. */
export const acceptedQuote = (request: CustomRequest, quoteId: string): E.Either<NotPayable, Quote> => {
  const { status, quote } = request
  if (quote === null) return E.left(illegalMove({ from: status, to: 'paid' }))
  if (quote.id !== quoteId) return E.left(otherQuote({}))
  if (status === 'expired') return E.left(quoteExpired({}))
  return status === 'accepted' ? E.right(quote) : E.left(illegalMove({ from: status, to: 'paid' }))
}

/** Whether a checkout can still be opened for a quote that was accepted: as long as it holds. */
export const stillHolding = (quote: Quote, now: Date): E.Either<FailedBy<typeof quoteExpired>, Quote> =>
  isOver(quote, now) ? E.left(quoteExpired({})) : E.right(quote)
