import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { headerText } from '../../domain/notifications/header-text.ts'
import { type Mail, type MailEnd, mostAttempts, nextWaitMs } from '../../domain/notifications/mail.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { messageHtml } from '../../domain/notifications/message-html.ts'
import { messageText } from '../../domain/notifications/message-text.ts'
import { isWrittenTo, type Recipient } from '../../domain/notifications/recipient.ts'
import { Alerts } from '../../ports/kernel/alerts.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { Deps, Needs } from '../../ports/kernel/port.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { type Letter, Mailer } from '../../ports/notifications/mailer.ts'
import { Mails } from '../../ports/notifications/mails.ts'
import { Recipients } from '../../ports/notifications/recipients.ts'
import { type UseCase, useCase } from '../kernel/use-case.ts'
import type { Composing, LetterKind } from './letter-kind.ts'
import { letterKinds } from './letter-kinds.ts'

const nameOf = ({ kind }: Pick<LetterKind, 'kind'>): string => `compose ${kind}`
const base = {
  mails: Mails,
  recipients: Recipients,
  mailer: Mailer,
  letterhead: Letterhead,
  transact: Transact,
  clock: Clock,
  alerts: Alerts,
}
/** What sending takes, and who finds the words of each kind. */
const needsOf = (kinds: ReadonlyArray<LetterKind>): typeof base & Needs => ({
  ...base,
  ...Object.fromEntries(kinds.map((each) => [nameOf(each), each.compose.port])),
})

type Sending = Deps<typeof base>
type Compose = UseCase<Composing, Unavailable, O.Option<Message>>

/** What became of a mail that was taken to be sent. */
export type SendOutcome = MailEnd | 'put off' | 'unreachable'
type Sent = TE.TaskEither<Unavailable | Conflict, SendOutcome>

const ended = ({ transact, mails }: Sending, mail: Mail, end: MailEnd, reason: string | null): Sent =>
  pipe(
    transact((tx) => mails.end(tx)(mail, end, reason)),
    TE.map(() => end),
  )

/** A person has to look at it. */
const givenUp = (deps: Sending, mail: Mail, reason: string): Sent =>
  pipe(
    ended(deps, mail, 'failed', reason),
    TE.tap(() => deps.alerts.raise('mail given up', { mail: mail.id, kind: mail.kind, reason })),
  )

/** It waits for another time, or is given up after days. */
const later = (deps: Sending, mail: Mail, reason: string, outcome: SendOutcome): Sent =>
  pipe(
    nextWaitMs(mail, deps.clock.now()),
    O.match(
      () => givenUp(deps, mail, reason),
      (waitMs) =>
        pipe(
          deps.transact((tx) => deps.mails.putOff(tx)(mail, waitMs, reason)),
          TE.map(() => outcome),
        ),
    ),
  )

const letterOf = (
  { letterhead }: Sending,
  { id, token }: Mail,
  { email, name }: Recipient,
  message: Message,
  isOptional: boolean,
): Letter => {
  const unsubscribeUrl = isOptional ? letterhead.addressOf(`/unsubscribe/${token}`) : null
  const frame = { name: headerText(name), unsubscribeUrl }
  return {
    id,
    to: { email, name: headerText(name) },
    subject: headerText(message.subject),
    text: messageText(message, frame),
    html: messageHtml(message, frame),
    unsubscribeUrl,
  }
}

const handedOver = (deps: Sending, mail: Mail, letter: Letter): Sent =>
  pipe(
    deps.mailer.send(letter),
    TE.matchE(
      (failed): Sent => {
        switch (failed._tag) {
          case 'LetterRefused':
            return ended(deps, mail, 'failed', `refused ${failed.status}`)
          case 'LetterDeferred':
            return later(deps, mail, `deferred ${failed.status}`, 'put off')
          case 'Unavailable':
            return later(deps, mail, failed.what, 'unreachable')
        }
      },
      () => ended(deps, mail, 'sent', null),
    ),
  )

const found = ({ recipients }: Sending, { readership, userId }: Mail) =>
  readership === 'operator' ? recipients.findOperator(userId) : recipients.find(userId)

/** Why somebody does not get a mail, whatever it would say; none when they do. */
const objection = ({ isOptional }: LetterKind, recipient: Recipient): O.Option<string> => {
  if (!isWrittenTo(recipient)) return O.some(`recipient ${recipient.status}`)
  return isOptional && !recipient.preferences.updates ? O.some('not wanted') : O.none
}

/** `sendMail` for these kinds of mail. */
export const sendMailOf = (kinds: ReadonlyArray<LetterKind>) =>
  useCase('SendMail', needsOf(kinds), [], (all) => {
    const deps: Sending = all
    const composed = (mail: Mail, kind: LetterKind, recipient: Recipient): Sent => {
      const compose: Compose = all[nameOf(kind)]
      return pipe(
        compose({ mail, recipient }),
        TE.flatMap(
          O.match(
            () => ended(deps, mail, 'suppressed', 'not true any more'),
            (message) => handedOver(deps, mail, letterOf(deps, mail, recipient, message, kind.isOptional)),
          ),
        ),
      )
    }
    const toRecipient = (mail: Mail, kind: LetterKind, recipient: Recipient): Sent =>
      pipe(
        objection(kind, recipient),
        O.match(
          () => composed(mail, kind, recipient),
          (reason) => ended(deps, mail, 'suppressed', reason),
        ),
      )
    return ({ mail }: Readonly<{ mail: Mail }>): Sent => {
      const kind = kinds.find((each) => each.kind === mail.kind)
      if (mail.attempts > mostAttempts) return givenUp(deps, mail, 'too many attempts')
      if (kind === undefined) return later(deps, mail, 'unknown kind', 'put off')
      return pipe(
        found(deps, mail),
        TE.flatMap(
          O.match(
            () => ended(deps, mail, 'suppressed', 'no recipient'),
            (recipient) => toRecipient(mail, kind, recipient),
          ),
        ),
      )
    }
  })

/**
 * Sends a mail that was taken, or says why not. Its words, its recipient and what they want are looked up now, so what
 * changed since it was posted counts. A process that dies after the mail server took the mail and before that is kept
 * leaves it to be sent again, under the same Message-ID: better twice, and dropped by the second server, than never.
 */
export const sendMail = sendMailOf(letterKinds)
