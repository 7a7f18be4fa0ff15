/** A mail as it arrived. */
export type Message = Readonly<{
  id: string
  /** The sender as the mail names it, with a display name where it has one. */
  from: string
  /** The addresses that the mail was handed over for, blind copies too. */
  to: ReadonlyArray<string>
  subject: string
  text: string | null
  html: string | null
  /** As the mail has it, with its angle brackets. */
  messageId: string | null
  /** The headers that say what a mail is, by their names in lower case: of a repeated one the last. */
  headers: Readonly<Record<string, string>>
  /** ISO 8601, UTC, milliseconds. */
  receivedAt: string
}>

/** Whether the mail went to this address; e-mail addresses are compared without case. */
export const wentTo =
  (address: string) =>
  ({ to }: Message): boolean =>
    to.some((one) => one.toLowerCase() === address.toLowerCase())
