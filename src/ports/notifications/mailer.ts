import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { failure } from '../../domain/kernel/failure.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** A mail as it is handed over. `id` makes its Message-ID: the same mail has the same one however often it is sent. */
export type Letter = Readonly<{
  id: string
  to: Readonly<{ email: EmailAddress; name: string }>
  subject: string
  text: string
  html: string
  /** Where one click ends such mails (RFC 8058); null for those that cannot be ended. */
  unsubscribeUrl: string | null
}>

/** The mail server will never take this mail: `status` is what it answered (RFC 5321, 5yz). */
export const letterRefused = failure('LetterRefused', 'invalid', 'The mail server refuses this mail')<{
  status: number
}>()
export type LetterRefused = FailedBy<typeof letterRefused>

/** The mail server does not take this mail now, and may later; others are none of its concern. */
export const letterDeferred = failure('LetterDeferred', 'limited', 'The mail server does not take this mail now')<{
  status: number
}>()
export type LetterDeferred = FailedBy<typeof letterDeferred>

/**
 * Hands mails over to a mail server. `Unavailable`: there is no telling whether it took this one, or it takes none at all.
 */
export type Mailer = Readonly<{
  send: (letter: Letter) => TE.TaskEither<LetterRefused | LetterDeferred | Unavailable, void>
}>
export const Mailer = port<Mailer>('Mailer')
