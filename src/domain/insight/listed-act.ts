/** An operator's act as it stands in the audit log. `actor` is their id, or what acts for the shop by itself. */
export type ListedAct = Readonly<{
  id: string
  at: Date
  actor: string
  action: string
  subject: string
  facts: Readonly<Record<string, unknown>>
}>
