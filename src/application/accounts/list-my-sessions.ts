import { listedSession } from '../../domain/accounts/session.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ userId: string; sessionId: string; page: PageRequest }>

/** Where the signed-in buyer is logged in, newest first. */
export const listMySessions = useCase(
  'ListMySessions',
  { sessions: Sessions, clock: Clock },
  [],
  ({ sessions, clock }) =>
    ({ userId, sessionId, page }: Input) =>
      pipe(
        sessions.ofOwner({ kind: 'user', ownerId: userId }, clock.now(), page),
        TE.map(({ items, next }) => ({ items: items.map(listedSession(sessionId)), next })),
      ),
)
