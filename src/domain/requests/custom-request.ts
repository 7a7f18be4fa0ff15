import type { Brief } from './brief.ts'

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

/** A workflow that a buyer asks for, in the state it has reached. */
export type CustomRequest<Status extends RequestStatus = RequestStatus> = Brief &
  Readonly<{ id: string; userId: string; status: Status; createdAt: Date; updatedAt: Date }>
