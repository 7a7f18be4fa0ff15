import type { Reference } from '../reference.ts'

export type DisputeStatus = 'awaiting_feedback' | 'under_review' | 'resolved'

/** `declined`: the claim was declined, the money stays. The others: it goes back. */
export type DisputeOutcome = 'accepted' | 'declined' | 'auto_accepted'

/** A bank's claim on a payment. `amount` is what is claimed, and what goes back once it is lost, in minor units. */
export type Dispute = Readonly<{
  id: string
  providerId: string
  reference: Reference
  saleId: string | null
  amount: number
  currency: string
  status: DisputeStatus
  outcome: DisputeOutcome | null
  /** Until when we may answer; after it the provider accepts the claim by itself. */
  dueAt: Date | null
  openedAt: Date
  resolvedAt: Date | null
}>

export const isOpen = ({ status }: Pick<Dispute, 'status'>): boolean => status !== 'resolved'

export const isLost = ({ status, outcome }: Pick<Dispute, 'status' | 'outcome'>): boolean =>
  status === 'resolved' && outcome !== 'declined'
