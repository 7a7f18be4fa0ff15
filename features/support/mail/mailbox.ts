/** A mail as somebody finds it. */
export type ReceivedMail = Readonly<{
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  /** Where one click ends such mails; null where none does. */
  unsubscribeUrl: string | null
}>

/** Everybody's mailbox, and the mail server before it. */
export type Mailbox = Readonly<{
  /** The mails to an address, oldest first. */
  of: (email: string) => Promise<ReadonlyArray<ReceivedMail>>
  /** The mail server takes nothing more, until it is put right. */
  breakDown: () => void
  /** The mail server refuses mails to this address. */
  shutOut: (email: string) => void
  putRight: () => void
}>
