import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { type MailPreferences, mailPreferencesChanged, usualPreferences } from '../../domain/notifications/recipient.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { Recipients } from '../../ports/notifications/recipients.ts'
import { useCase } from '../kernel/use-case.ts'

export const preferring = { recipients: Recipients, transact: Transact, events: Events }

/** Keeps what a buyer wants; wanting the same again changes nothing. */
export const preferred =
  ({ recipients, transact, events }: Deps<typeof preferring>) =>
  (userId: string, preferences: MailPreferences) =>
    transact((tx) =>
      pipe(
        recipients.prefer(tx)(userId, preferences),
        TE.flatMap((isNew) => events.append(tx)(isNew ? [mailPreferencesChanged(userId, preferences)] : [])),
        TE.map(() => preferences),
      ),
    )

type Input = Readonly<{ userId: string; changes: Partial<MailPreferences> }>

/** Changes which mails a buyer wants. */
export const changeNotifications = useCase(
  'ChangeNotifications',
  preferring,
  [],
  (deps) =>
    ({ userId, changes }: Input) =>
      pipe(
        deps.recipients.find(userId),
        TE.map(
          O.match(
            () => usualPreferences,
            ({ preferences }) => preferences,
          ),
        ),
        TE.flatMap((before) => preferred(deps)(userId, { ...before, ...changes })),
      ),
)
