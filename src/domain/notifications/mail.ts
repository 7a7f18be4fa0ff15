import { O } from '../kernel/fp.ts'

/** Ids and numbers that a mail is about; its words are found when it is sent. */
export type MailFacts = Readonly<Record<string, string>>

/** Who a mail is written to: somebody who buys, or somebody who works here. */
export type Readership = 'buyer' | 'operator'

/** A mail before it is posted: of a kind, because of something that happened, to one person. There is one for all three. */
export type NewMail = Readonly<{
  id: string
  kind: string
  /** The id of what it follows from, such as an event or a version. */
  cause: string
  readership: Readership
  /** The id of the buyer, or of the operator. */
  userId: string
  facts: MailFacts
  /** One of many: it waits until what somebody waits for is sent. */
  bulk: boolean
  /** By which whoever holds it ends such mails, and does nothing else; as long as the mail is remembered. */
  token: string
}>

/** The bytes of randomness in a mail's token. */
export const mailTokenBytes = 16

/** A posted mail. `attempts` counts how often it was taken to be sent. */
export type Mail = NewMail & Readonly<{ attempts: number; createdAt: Date }>

/** What becomes of a mail in the end: taken by the mail server, not wanted or not true any more, or given up. */
export type MailEnd = 'sent' | 'suppressed' | 'failed'
export type MailState = 'waiting' | 'sending' | MailEnd

const minuteMs = 60_000
const longestWaitMs = 60 * minuteMs
/** Mail servers give up on one another after days, not hours (RFC 5321, section 4.5.4.1). */
export const patienceMs = 3 * 24 * 60 * minuteMs

/** More than fit into that time: whoever takes this mail dies of it. */
export const mostAttempts = 100

/** How long a mail that could not be sent waits: a minute, doubled up to an hour; none when it is given up. */
export const nextWaitMs = (
  { attempts, createdAt }: Pick<Mail, 'attempts' | 'createdAt'>,
  now: Date,
): O.Option<number> =>
  now.getTime() - createdAt.getTime() >= patienceMs
    ? O.none
    : O.some(Math.min(longestWaitMs, minuteMs * 2 ** Math.min(attempts - 1, 6)))
