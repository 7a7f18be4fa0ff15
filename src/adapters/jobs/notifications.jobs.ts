import { type Reaction, reaction, schedule } from '../../application/kernel/reaction.ts'
import { announceUpdate } from '../../application/notifications/announce-update.ts'
import { announceWithdrawal } from '../../application/notifications/announce-withdrawal.ts'
import { continueMailing } from '../../application/notifications/continue-mailing.ts'
import type { LetterKind } from '../../application/notifications/letter-kind.ts'
import { letterKinds } from '../../application/notifications/letter-kinds.ts'
import { postLetter } from '../../application/notifications/post-letter.ts'
import { sendMails } from '../../application/notifications/send-mails.ts'

const everyMinute = '* * * * *'

/** How the kinds of mail that follow from one event each come to be posted. */
export const letterReactions = (kinds: ReadonlyArray<LetterKind>): ReadonlyArray<Reaction> =>
  kinds.flatMap(({ kind, follows }) => {
    if (follows === null) return []
    const { on, to } = follows
    return [reaction(`post-${kind}`, on, postLetter, (event) => ({ kind, cause: event.id, ...to(event) }))]
  })

export const notificationsReactions = [
  reaction('announce-update', ['VersionReleased'], announceUpdate, ({ facts }) => ({
    versionId: String(facts['versionId']),
  })),
  reaction('announce-withdrawal', ['VersionYanked'], announceWithdrawal, ({ facts }) => ({
    versionId: String(facts['versionId']),
  })),
  reaction('continue-mailing', ['MailingBegun', 'MailingWentOn'], continueMailing, ({ subject, facts }) => ({
    id: subject,
    after: typeof facts['after'] === 'string' ? facts['after'] : null,
  })),
  reaction('send-mails', ['MailsPosted'], sendMails, () => ({})),
  ...letterReactions(letterKinds),
]

export const notificationsSchedules = [schedule('send-mails-that-are-due', everyMinute, sendMails, () => ({}))]
