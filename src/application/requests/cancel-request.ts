import { illegalMove, requestNotFound } from '../../domain/requests/failures.ts'
import { cancel } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing, writtenIfAny } from './changed-request.ts'

type Input = Readonly<{ userId: string; id: string; reason: string | null }>

/** A buyer takes back a request that is not paid yet; a reason stands among the messages. */
export const cancelRequest = useCase(
  'CancelRequest',
  changing,
  [requestNotFound, illegalMove],
  (deps) => (input: Input) =>
    changedByBuyer(deps)(input, (request, now) => cancel(request, writtenIfAny(deps, 'buyer', input.reason, now), now)),
)
