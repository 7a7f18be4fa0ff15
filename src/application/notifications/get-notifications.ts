import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { usualPreferences } from '../../domain/notifications/recipient.ts'
import { Recipients } from '../../ports/notifications/recipients.ts'
import { useCase } from '../kernel/use-case.ts'

/** Which mails a buyer wants. */
export const getNotifications = useCase(
  'GetNotifications',
  { recipients: Recipients },
  [],
  ({ recipients }) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      pipe(
        recipients.find(userId),
        TE.map(
          O.match(
            () => usualPreferences,
            ({ preferences }) => preferences,
          ),
        ),
      ),
)
