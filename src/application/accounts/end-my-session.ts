import { sessionNotFound } from '../../domain/accounts/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Sessions } from '../../ports/accounts/sessions.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Ends one of the signed-in buyer's sessions; once more changes nothing. Another's is answered as what is not there. */
export const endMySession = useCase(
  'EndMySession',
  { sessions: Sessions, transact: Transact, clock: Clock },
  [sessionNotFound],
  ({ sessions, transact, clock }) =>
    ({ userId, id }: Readonly<{ userId: string; id: string }>) =>
      transact((tx) =>
        pipe(
          sessions.endOwn(tx)({ kind: 'user', ownerId: userId }, id, clock.now()),
          TE.filterOrElseW(
            (isTheirs) => isTheirs,
            () => sessionNotFound({}),
          ),
        ),
      ),
)
