import { O, pipe } from '../../../domain/kernel/fp.ts'
import { type MailPreferences, operatorAsRecipient, usualPreferences } from '../../../domain/notifications/recipient.ts'
import type { Recipients } from '../../../ports/notifications/recipients.ts'
import { admins } from '../accounts/admins.memory.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const wanted = shelf<MailPreferences>('mail_preferences')

export const memoryRecipients = (memory: Memory): Recipients => ({
  find: (userId) =>
    done(() =>
      pipe(
        O.fromNullable(users.committed(memory).get(userId)),
        O.map(({ email, name, status }) => ({
          userId,
          email,
          name,
          status,
          preferences: wanted.committed(memory).get(userId) ?? usualPreferences,
        })),
      ),
    ),
  findOperator: (adminId) =>
    done(() => pipe(O.fromNullable(admins.committed(memory).get(adminId)), O.map(operatorAsRecipient))),
  prefer: (tx) => (userId, preferences) =>
    done(() => {
      const before = wanted.of(tx).get(userId) ?? usualPreferences
      if (before.updates === preferences.updates) return false
      wanted.of(tx).set(userId, preferences)
      return true
    }),
})
