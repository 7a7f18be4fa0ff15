/** What was seen while everything broke: every answer, and every write that was acknowledged. */
export type Notes = {
  /** How often each route answered with each status; 0: the connection broke. */
  readonly answers: Map<string, number>
  /** Answers that may never be given. */
  readonly forbidden: Array<string>
  readonly users: Set<string>
  readonly references: Set<string>
  /** The sale that each reference was said to have become. */
  readonly sales: Map<string, string>
  readonly downloads: Array<string>
  /** Refunds that Paystack's dashboard was told to make, and those that an operator was told are under way. */
  readonly refunds: Set<string>
  readonly ownRefunds: Set<string>
  /** Disputes that a bank was told to open. */
  readonly disputes: Set<string>
  kills: number
  restarts: number
}

export const newNotes = (): Notes => ({
  answers: new Map(),
  forbidden: [],
  users: new Set(),
  references: new Set(),
  sales: new Map(),
  downloads: [],
  refunds: new Set(),
  ownRefunds: new Set(),
  disputes: new Set(),
  kills: 0,
  restarts: 0,
})

/** An outage may be told of as 503; whatever else begins with 5 is a bug. */
export const noted = (notes: Notes, route: string, status: number, text: string): void => {
  const key = `${route} ${status}`
  notes.answers.set(key, (notes.answers.get(key) ?? 0) + 1)
  if (status >= 500 && status !== 503) notes.forbidden.push(`${key}: ${text.slice(0, 300)}`)
}

/** A sale is one for ever: another id for the same reference is a second sale. */
export const saleNoted = (notes: Notes, reference: string, saleId: string): void => {
  const known = notes.sales.get(reference)
  if (known !== undefined && known !== saleId) notes.forbidden.push(`${reference} became ${known}, and then ${saleId}`)
  notes.sales.set(reference, saleId)
}
