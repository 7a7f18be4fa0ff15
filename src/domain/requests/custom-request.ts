import type { Brief } from './brief.ts'
import type { Quote } from './quote.ts'

/** Where a request can stand: submitted → quoted → accepted → paid → delivered → closed, and the ways it ends early. */
export const requestStatuses = [
  'submitted',
  'quoted',
  'accepted',
  'paid',
  'delivered',
  'revision_requested',
  'closed',
  'declined',
  'expired',
  'rejected',
  'cancelled',
  'refunded',
] as const
export type RequestStatus = (typeof requestStatuses)[number]

const ended: ReadonlySet<RequestStatus> = new Set([
  'closed',
  'declined',
  'expired',
  'rejected',
  'cancelled',
  'refunded',
])

/** Statuses in which somebody still has something to do. */
export const openStatuses: ReadonlyArray<RequestStatus> = requestStatuses.filter((status) => !ended.has(status))

/** What was delivered last: a version of a workflow that only this buyer has. */
export type Delivery = Readonly<{ workflowId: string; versionId: string; version: string; at: Date }>

/** Until somebody quotes there is no quote; who cancels may have had one. */
type QuoteIn<Status extends RequestStatus> = Status extends 'submitted' | 'declined'
  ? null
  : Status extends 'cancelled'
    ? Quote | null
    : Quote

/** Money may go back before anything was delivered, and after. */
type DeliveryIn<Status extends RequestStatus> = Status extends 'delivered' | 'revision_requested' | 'closed'
  ? Delivery
  : Status extends 'refunded'
    ? Delivery | null
    : null

type Stands<Status extends RequestStatus> = Brief &
  Readonly<{
    id: string
    userId: string
    status: Status
    quote: QuoteIn<Status>
    delivery: DeliveryIn<Status>
    /** How often the buyer asked for a revision. */
    revisionsAsked: number
    messageCount: number
    createdAt: Date
    updatedAt: Date
    /** Counts the changes: who keeps one says which it was made of. */
    revision: number
  }>

/** A workflow that a buyer asks for, in the state it has reached: a union of its states, told apart by `status`. */
export type CustomRequest<Status extends RequestStatus = RequestStatus> = Status extends RequestStatus
  ? Stands<Status>
  : never

/** Revisions that the price includes. */
export const mostRevisions = 3

/** How long a buyer has to look at what was delivered, before the request closes by itself. */
export const lookMs = 14 * 24 * 60 * 60 * 1_000
