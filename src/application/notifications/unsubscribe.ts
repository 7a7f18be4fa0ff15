import { failure } from '../../domain/kernel/failure.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Mails } from '../../ports/notifications/mails.ts'
import { useCase } from '../kernel/use-case.ts'
import { preferred, preferring } from './change-notifications.ts'

/** No mail has this token: it was cut on its way, or forgotten with its mail. */
export const noSuchSubscription = failure('NoSuchSubscription', 'missing', 'There is no such subscription')()

type Input = Readonly<{ token: string }>

/** Tells whether an address that ends mails is good, and ends nothing: programs that look for viruses open every link. */
export const lookAtSubscription = useCase(
  'LookAtSubscription',
  { mails: Mails },
  [noSuchSubscription],
  ({ mails }) =>
    ({ token }: Input) =>
      pipe(
        mails.recipientOf(token),
        TE.flatMap(TE.fromOption(() => noSuchSubscription({}))),
        TE.map(() => ({ token })),
      ),
)

/** Ends the mails that a buyer may do without, for whoever holds one of them. Once more changes nothing. */
export const unsubscribe = useCase(
  'Unsubscribe',
  { ...preferring, mails: Mails },
  [noSuchSubscription],
  (deps) =>
    ({ token }: Input) =>
      pipe(
        deps.mails.recipientOf(token),
        TE.flatMap(TE.fromOption(() => noSuchSubscription({}))),
        TE.flatMap((userId) => preferred(deps)(userId, { updates: false })),
      ),
)
