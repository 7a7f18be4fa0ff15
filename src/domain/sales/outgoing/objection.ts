/** That an operator contests a dispute: `note` is what they add to what the shop knows of the sale. */
export type Objection = Readonly<{
  id: string
  disputeId: string
  note: string | null
  requestedBy: string
  requestedAt: Date
  /** When the provider took it; null before. */
  sentAt: Date | null
}>
