import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Mail, MailEnd, NewMail } from '../../domain/notifications/mail.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Mails on their way. Who takes one has it to themselves for a while, and says what became of it, once. */
export type Mails = Readonly<{
  /** Posts those of these that were not posted before: a kind, a cause and a recipient have one mail. Tells how many. */
  post: (tx: Tx) => (mails: ReadonlyArray<NewMail>) => TE.TaskEither<Unavailable, number>
  /**
   * Takes mails that are due, at most so many, those that somebody waits for first; no two takers get the same one.
   * They are due again after `leaseMs`, for then who took them is lost.
   */
  take: (tx: Tx) => (most: number, leaseMs: number) => TE.TaskEither<Unavailable, ReadonlyArray<Mail>>
  /** What became of a mail that was taken, and why. False when somebody else has taken it since: then nothing is kept. */
  end: (tx: Tx) => (mail: Mail, end: MailEnd, reason: string | null) => TE.TaskEither<Unavailable, boolean>
  /** A mail that was taken is due again after `waitMs`. False as for `end`. */
  putOff: (tx: Tx) => (mail: Mail, waitMs: number, reason: string) => TE.TaskEither<Unavailable, boolean>
  /** The buyer whom a mail went to; none when no mail to a buyer has this token. */
  recipientOf: (token: string) => TE.TaskEither<Unavailable, O.Option<string>>
}>
export const Mails = port<Mails>('Mails')
