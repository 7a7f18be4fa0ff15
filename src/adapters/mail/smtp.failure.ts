import { type Unavailable, unavailable } from '../../ports/kernel/transact.ts'
import {
  type LetterDeferred,
  type LetterRefused,
  letterDeferred,
  letterRefused,
} from '../../ports/notifications/mailer.ts'

type Told = Readonly<{ code?: unknown; responseCode?: unknown; command?: unknown; message?: unknown }>

const isTold = (cause: unknown): cause is Told => typeof cause === 'object' && cause !== null

/** Answers to these commands are about this mail; to any other they are about us, or the server. */
const aboutTheMail = new Set<unknown>(['RCPT TO', 'DATA'])

/** The connection is over, or was never in the right state, whatever was asked (RFC 5321, sections 3.8 and 4.2.2). */
const aboutTheConnection = new Set([421, 503])
/** An address that no mail can have (RFC 5321, section 4.2.2), found out before anything was sent. */
const noMailbox = 553

/**
 * What a mail server's answer means for a mail. A 5yz to its recipient or its text is for ever, a 4yz for now; a sender
 * that is refused, a login that fails, a connection that breaks are no fault of the mail. None of the server's words are
 * kept: they quote addresses.
 */
export const failureOf = (cause: unknown): LetterRefused | LetterDeferred | Unavailable => {
  if (!isTold(cause)) throw cause
  const { code, responseCode, command, message } = cause
  if (typeof code !== 'string') throw cause
  if (code === 'EENVELOPE' && String(message).startsWith('Invalid recipient'))
    return letterRefused({ status: noMailbox })
  if (typeof responseCode === 'number' && aboutTheMail.has(command) && !aboutTheConnection.has(responseCode)) {
    if (responseCode >= 500) return letterRefused({ status: responseCode })
    if (responseCode >= 400) return letterDeferred({ status: responseCode })
  }
  return unavailable({ what: `mail server: ${code}${typeof responseCode === 'number' ? ` ${responseCode}` : ''}` })
}
