import type { Brief } from './brief.ts'
import type { CustomRequest, RequestStatus } from './custom-request.ts'
import type { Message } from './message.ts'
import type { Quote } from './quote.ts'

export type DeliveryView = Readonly<{ workflowId: string; version: string }>

/** A request as its buyer sees it, with the quote that stands or stood last, and what was written, oldest first. */
export type RequestView = Brief &
  Readonly<{
    id: string
    status: RequestStatus
    quote: Quote | null
    messages: ReadonlyArray<Message>
    delivery: DeliveryView | null
    createdAt: Date
    updatedAt: Date
  }>

/** A request as the operators see it: with who asks. */
export type RequestWithBuyer = RequestView & Readonly<{ user: Readonly<{ id: string; email: string; name: string }> }>

export const viewOf = (request: CustomRequest, messages: ReadonlyArray<Message>): RequestView => {
  const { userId: _, revisionsAsked: __, messageCount: ___, revision: ____, delivery, ...shown } = request
  return {
    ...shown,
    messages,
    delivery: delivery === null ? null : { workflowId: delivery.workflowId, version: delivery.version },
  }
}
