import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { newestOut } from '../../domain/notifications/release.ts'
import { withdrawalMessage } from '../../domain/notifications/withdrawal-message.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { Releases } from '../../ports/notifications/releases.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, toMany } from './letter-kind.ts'

export const withdrawalKind = 'withdrawal'

/** Warns an owner of a version that they have and that was yanked. What was removed is nobody's to run or to replace. */
export const composeWithdrawal = useCase(
  'ComposeWithdrawal',
  { releases: Releases, letterhead: Letterhead },
  [],
  ({ releases, letterhead }) =>
    ({ mail, recipient }: Composing) =>
      pipe(
        releases.find(mail.cause),
        TE.flatMap((release): TE.TaskEither<Unavailable, O.Option<Message>> => {
          if (O.isNone(release)) return TE.right(O.none)
          const { value } = release
          return pipe(
            releases.isOwner(recipient.userId, value.workflow.id),
            TE.map((isOwner) =>
              isOwner ? O.some(withdrawalMessage(value, newestOut(value), letterhead.addressOf)) : O.none,
            ),
          )
        }),
      ),
)

export const withdrawalLetter = toMany({ kind: withdrawalKind, isOptional: false, compose: composeWithdrawal })
