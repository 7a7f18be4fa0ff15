import { notificationsRoutes } from '../adapters/http/notifications/notifications.routes.ts'
import { notificationsReactions, notificationsSchedules } from '../adapters/jobs/notifications.jobs.ts'
import { memoryMailings } from '../adapters/memory/notifications/mailings.memory.ts'
import { memoryMails } from '../adapters/memory/notifications/mails.memory.ts'
import { memoryRecipients } from '../adapters/memory/notifications/recipients.memory.ts'
import { memoryReleases } from '../adapters/memory/notifications/releases.memory.ts'
import { MailingRow, postgresMailings } from '../adapters/persistence/notifications/mailings.store.ts'
import { MailRow, postgresMails } from '../adapters/persistence/notifications/mails.store.ts'
import { notificationsPrivacy } from '../adapters/persistence/notifications/notifications.privacy.ts'
import { MailPreferencesRow, postgresRecipients } from '../adapters/persistence/notifications/recipients.store.ts'
import { postgresReleases } from '../adapters/persistence/notifications/releases.reads.ts'
import { announceUpdate } from '../application/notifications/announce-update.ts'
import { announceWithdrawal } from '../application/notifications/announce-withdrawal.ts'
import { changeNotifications } from '../application/notifications/change-notifications.ts'
import { continueMailing } from '../application/notifications/continue-mailing.ts'
import { getNotifications } from '../application/notifications/get-notifications.ts'
import { letterKinds } from '../application/notifications/letter-kinds.ts'
import { postLetter } from '../application/notifications/post-letter.ts'
import { sendMail } from '../application/notifications/send-mail.ts'
import { sendMails } from '../application/notifications/send-mails.ts'
import { lookAtSubscription, unsubscribe } from '../application/notifications/unsubscribe.ts'
import { provide } from '../ports/kernel/port.ts'
import { Mailings } from '../ports/notifications/mailings.ts'
import { Mails } from '../ports/notifications/mails.ts'
import { Recipients } from '../ports/notifications/recipients.ts'
import { Releases } from '../ports/notifications/releases.ts'
import { capability } from './capability.ts'

export const notifications = capability({
  name: 'notifications',
  useCases: [
    getNotifications,
    changeNotifications,
    lookAtSubscription,
    unsubscribe,
    announceUpdate,
    announceWithdrawal,
    continueMailing,
    // Nobody needs it until a kind of mail follows from an event.
    ...(letterKinds.some(({ follows }) => follows !== null) ? [postLetter] : []),
    ...letterKinds.map(({ compose }) => compose),
    sendMail,
    sendMails,
  ],
  routes: notificationsRoutes,
  reactions: notificationsReactions,
  schedules: notificationsSchedules,
  privacy: notificationsPrivacy,
  entities: [MailRow, MailingRow, MailPreferencesRow],
  stores: {
    postgres: (db) => [
      provide(Mails, postgresMails(db)),
      provide(Mailings, postgresMailings(db)),
      provide(Recipients, postgresRecipients(db)),
      provide(Releases, postgresReleases(db)),
    ],
    memory: (memory, { clock }) => [
      provide(Mails, memoryMails(memory, clock)),
      provide(Mailings, memoryMailings(memory)),
      provide(Recipients, memoryRecipients(memory)),
      provide(Releases, memoryReleases(memory)),
    ],
  },
})
