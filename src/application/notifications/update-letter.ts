import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { isStillOut, type Release } from '../../domain/notifications/release.ts'
import { type UpdateFacts, updateMessage } from '../../domain/notifications/update-message.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { Mailings } from '../../ports/notifications/mailings.ts'
import { Releases } from '../../ports/notifications/releases.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, toMany } from './letter-kind.ts'

export const updateKind = 'update'

/** Tells an owner of a new version, unless it was yanked or they lost it since. */
export const composeUpdate = useCase(
  'ComposeUpdate',
  { releases: Releases, mailings: Mailings, letterhead: Letterhead },
  [],
  ({ releases, mailings, letterhead }) => {
    const toOwner = (userId: string, release: Release, facts: UpdateFacts) =>
      pipe(
        releases.isOwner(userId, release.workflow.id),
        TE.map((isOwner) => (isOwner ? O.some(updateMessage(release, facts, letterhead.addressOf)) : O.none)),
      )
    return ({ mail, recipient }: Composing) =>
      pipe(
        TE.Do,
        TE.apSW('release', releases.find(mail.cause)),
        TE.apSW('mailing', mailings.find(updateKind, mail.cause)),
        TE.flatMap(({ release, mailing }): TE.TaskEither<Unavailable, O.Option<Message>> => {
          if (O.isNone(release) || O.isNone(mailing) || !isStillOut(release.value)) return TE.right(O.none)
          return toOwner(recipient.userId, release.value, mailing.value.facts as UpdateFacts)
        }),
      )
  },
)

export const updateLetter = toMany({ kind: updateKind, isOptional: true, compose: composeUpdate })
