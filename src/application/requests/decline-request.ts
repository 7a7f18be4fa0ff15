import { illegalMove, requestNotFound } from '../../domain/requests/failures.ts'
import { decline } from '../../domain/requests/moves.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByOperator, changingAsOperator, written } from './changed-request.ts'

type Input = Readonly<{ id: string; reason: string; operator: Operator }>

/** The shop does not make what is asked for; the reason stands among the messages. */
export const declineRequest = useCase(
  'DeclineRequest',
  changingAsOperator,
  [requestNotFound, illegalMove],
  (deps) =>
    ({ reason, ...act }: Input) =>
      changedByOperator(deps)({ ...act, action: 'request.decline' }, (request, now) =>
        decline(request, written(deps, 'operator', reason, now), now),
      ),
)
