import { changed, type Decision } from '../kernel/decision.ts'
import type { CustomRequest } from './custom-request.ts'
import type { Message } from './message.ts'

/** What happens to a request after it was submitted. */
export const requestMoves = [
  'CustomRequestQuoted',
  'CustomRequestAccepted',
  'CustomRequestRejected',
  'CustomRequestCancelled',
  'CustomRequestDeclined',
  'CustomRequestExpired',
  'CustomRequestPaid',
  'CustomRequestDelivered',
  'CustomRequestRevisionAsked',
  'CustomRequestClosed',
  'CustomRequestRefunded',
] as const
export type RequestMove = (typeof requestMoves)[number]

/** Something happened to a request; in ids only, never what was written. */
export type RequestEvent = Readonly<{
  _tag: RequestMove | 'CustomRequestMessageWritten'
  subject: string
  facts: Readonly<Record<string, string>>
}>

/** A request as it is now, and what was written with the change. */
export type Written<Request extends CustomRequest = CustomRequest> = Readonly<{
  request: Request
  message: Message | null
}>
export type RequestDecision<Request extends CustomRequest = CustomRequest> = Decision<Written<Request>, RequestEvent>

type Happened = Readonly<{
  now: Date
  tag: RequestEvent['_tag']
  message?: Message | null
  facts?: Readonly<Record<string, string>>
}>

/** The request in its next state, one change further. */
export const changedTo = <Request extends CustomRequest>(
  request: Request,
  { now, tag, message = null, facts = {} }: Happened,
): RequestDecision<Request> =>
  changed<Written<Request>, RequestEvent>(
    {
      request: {
        ...request,
        messageCount: request.messageCount + (message === null ? 0 : 1),
        updatedAt: now,
        revision: request.revision + 1,
      },
      message,
    },
    { _tag: tag, subject: request.id, facts: { userId: request.userId, ...facts } },
  )
