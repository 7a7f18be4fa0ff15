import { unchanged } from '../../domain/kernel/decision.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { requestNotFound } from '../../domain/requests/failures.ts'
import { cancel } from '../../domain/requests/moves.ts'
import type { RequestDecision } from '../../domain/requests/request-event.ts'
import type { Position } from '../../ports/kernel/page.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing } from './changed-request.ts'

const atOnce = 100

type Withdrawn = TE.TaskEither<Conflict | Unavailable | FailedBy<typeof requestNotFound>, void>

/** What can be taken back is; what was paid for, or is over, stays as it is. */
const withdrawn = (deps: Deps<typeof changing>, userId: string, id: string) =>
  changedByBuyer(deps)<never>({ userId, id }, (request, now) =>
    E.right(
      pipe(
        cancel(request, null, now),
        E.getOrElse((): RequestDecision => unchanged({ request, message: null })),
      ),
    ),
  )

const withdrawnFrom = (deps: Deps<typeof changing>, userId: string, after: Position | null): Withdrawn =>
  pipe(
    deps.views.ofBuyer(userId, { limit: atOnce, after }),
    TE.tap(({ items }) =>
      pipe(
        items,
        TE.traverseSeqArray(({ id }) => withdrawn(deps, userId, id)),
      ),
    ),
    TE.flatMap(({ next }) => (next === null ? TE.right(undefined) : withdrawnFrom(deps, userId, next))),
  )

/** Takes back what an erased account asked for and has not paid: nobody works for somebody who is gone. */
export const withdrawRequests = useCase(
  'WithdrawRequests',
  changing,
  [requestNotFound],
  (deps) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      withdrawnFrom(deps, userId, null),
)
