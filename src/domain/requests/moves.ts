import { unchanged } from '../kernel/decision.ts'
import type { FailedBy } from '../kernel/failure.ts'
import { E, pipe } from '../kernel/fp.ts'
import type { Currency } from '../kernel/money.ts'
import {
  type CustomRequest,
  type Delivery,
  lookMs,
  mostRevisions,
  openStatuses,
  type RequestStatus,
} from './custom-request.ts'
import { illegalMove, noRevisionLeft, otherQuote, quoteExpired, requestOver, tooManyMessages } from './failures.ts'
import { type Message, mostMessages } from './message.ts'
import { isOver, type Quote, quotable, type Unquotable } from './quote.ts'
import { changedTo, type RequestDecision } from './request-event.ts'

export type IllegalMove = FailedBy<typeof illegalMove>
type Moved<Err = never> = E.Either<IllegalMove | Err, RequestDecision>

const same = (request: CustomRequest): RequestDecision => unchanged({ request, message: null })
const illegal = ({ status }: CustomRequest, to: RequestStatus): E.Either<IllegalMove, never> =>
  E.left(illegalMove({ from: status, to }))

/** The shop says what it would make and for how much; as long as the buyer has not answered, it may say so anew. */
export const quote = (
  request: CustomRequest,
  quoted: Quote,
  now: Date,
  accepted: ReadonlyArray<Currency>,
): Moved<Unquotable> =>
  request.status !== 'submitted' && request.status !== 'quoted'
    ? illegal(request, 'quoted')
    : pipe(
        quotable(quoted, now, accepted),
        E.map((good) =>
          changedTo<CustomRequest>(
            { ...request, status: 'quoted', quote: good, delivery: null },
            { now, tag: 'CustomRequestQuoted', facts: { quoteId: good.id } },
          ),
        ),
      )

/** The buyer takes the quote that they saw: not one that took its place meanwhile, and not one that is over. */
export const accept = (
  request: CustomRequest,
  quoteId: string,
  now: Date,
): Moved<FailedBy<typeof otherQuote | typeof quoteExpired>> => {
  const { status, quote: standing } = request
  if (status === 'submitted' || status === 'declined' || standing === null) return illegal(request, 'accepted')
  if (standing.id !== quoteId) return E.left(otherQuote({}))
  if (status === 'accepted') return E.right(same(request))
  if (status === 'expired' || (status === 'quoted' && isOver(standing, now))) return E.left(quoteExpired({}))
  if (status !== 'quoted') return illegal(request, 'accepted')
  return E.right(
    changedTo<CustomRequest>(
      { ...request, status: 'accepted' },
      { now, tag: 'CustomRequestAccepted', facts: { quoteId } },
    ),
  )
}

/** The buyer turns the quote down, and may say why. */
export const reject = (request: CustomRequest, why: Message | null, now: Date): Moved => {
  if (request.status === 'rejected') return E.right(same(request))
  if (request.status !== 'quoted') return illegal(request, 'rejected')
  return E.right(
    changedTo<CustomRequest>({ ...request, status: 'rejected' }, { now, tag: 'CustomRequestRejected', message: why }),
  )
}

/** The buyer needs it no more. Once it is paid, only a refund undoes it. */
export const cancel = (request: CustomRequest, why: Message | null, now: Date): Moved => {
  switch (request.status) {
    case 'cancelled':
      return E.right(same(request))
    case 'submitted':
    case 'quoted':
    case 'accepted':
      return E.right(
        changedTo<CustomRequest>(
          { ...request, status: 'cancelled' },
          { now, tag: 'CustomRequestCancelled', message: why },
        ),
      )
    default:
      return illegal(request, 'cancelled')
  }
}

/** The shop does not make it, and says why. */
export const decline = (request: CustomRequest, why: Message, now: Date): Moved => {
  if (request.status === 'declined') return E.right(same(request))
  if (request.status !== 'submitted') return illegal(request, 'declined')
  return E.right(
    changedTo<CustomRequest>({ ...request, status: 'declined' }, { now, tag: 'CustomRequestDeclined', message: why }),
  )
}

/** Either side writes to the other while somebody still has something to do. */
export const write = (
  request: CustomRequest,
  message: Message,
  now: Date,
): E.Either<FailedBy<typeof requestOver | typeof tooManyMessages>, RequestDecision> => {
  if (!openStatuses.includes(request.status)) return E.left(requestOver({}))
  if (request.messageCount >= mostMessages) return E.left(tooManyMessages({}))
  return E.right(
    changedTo(request, {
      now,
      tag: 'CustomRequestMessageWritten',
      message,
      facts: { from: message.from, messageId: message.id },
    }),
  )
}

/** It was paid for what was accepted. */
export const pay = (request: CustomRequest, now: Date): Moved => {
  if (request.status === 'paid') return E.right(same(request))
  if (request.status !== 'accepted') return illegal(request, 'paid')
  return E.right(changedTo<CustomRequest>({ ...request, status: 'paid' }, { now, tag: 'CustomRequestPaid' }))
}

/** What the shop has to deliver: what was paid for, or the revision that was asked for. */
export const awaitsDelivery = (request: CustomRequest): request is CustomRequest<'paid' | 'revision_requested'> =>
  request.status === 'paid' || request.status === 'revision_requested'

/** The shop delivers what was paid for, or the revision that was asked for. */
export const deliver = (request: CustomRequest, delivery: Delivery, now: Date): Moved =>
  awaitsDelivery(request)
    ? E.right(
        changedTo<CustomRequest>(
          { ...request, status: 'delivered', delivery },
          { now, tag: 'CustomRequestDelivered', facts: { workflowId: delivery.workflowId } },
        ),
      )
    : illegal(request, 'delivered')

/** The buyer says what is to be changed; the price includes so many revisions. */
export const askRevision = (
  request: CustomRequest,
  wish: Message,
  now: Date,
): Moved<FailedBy<typeof noRevisionLeft>> => {
  if (request.status === 'revision_requested') return E.right(same(request))
  if (request.status !== 'delivered') return illegal(request, 'revision_requested')
  if (request.revisionsAsked >= mostRevisions) return E.left(noRevisionLeft({ most: mostRevisions }))
  return E.right(
    changedTo<CustomRequest>(
      { ...request, status: 'revision_requested', revisionsAsked: request.revisionsAsked + 1 },
      { now, tag: 'CustomRequestRevisionAsked', message: wish },
    ),
  )
}

/** The buyer is content, or would rather have what was delivered than wait for the revision that they asked for. */
export const close = (request: CustomRequest, now: Date): Moved => {
  if (request.status === 'closed') return E.right(same(request))
  if (request.status !== 'delivered' && request.status !== 'revision_requested') return illegal(request, 'closed')
  return E.right(changedTo<CustomRequest>({ ...request, status: 'closed' }, { now, tag: 'CustomRequestClosed' }))
}

/** All of the money went back. What is closed stays so; what was never paid for is no matter of a refund. */
export const refund = (request: CustomRequest, now: Date): RequestDecision => {
  switch (request.status) {
    case 'paid':
    case 'delivered':
    case 'revision_requested':
      return changedTo<CustomRequest>({ ...request, status: 'refunded' }, { now, tag: 'CustomRequestRefunded' })
    default:
      return same(request)
  }
}

/** What time does: a quote that nobody answered expires, what the buyer has looked at long enough closes. */
export const lapse = (request: CustomRequest, now: Date): RequestDecision => {
  if (request.status === 'quoted' && isOver(request.quote, now))
    return changedTo<CustomRequest>({ ...request, status: 'expired' }, { now, tag: 'CustomRequestExpired' })
  if (request.status === 'delivered' && request.delivery.at.getTime() + lookMs <= now.getTime())
    return changedTo<CustomRequest>({ ...request, status: 'closed' }, { now, tag: 'CustomRequestClosed' })
  return same(request)
}
