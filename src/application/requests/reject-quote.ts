import { illegalMove, requestNotFound } from '../../domain/requests/failures.ts'
import { reject } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing, writtenIfAny } from './changed-request.ts'

type Input = Readonly<{ userId: string; id: string; reason: string | null }>

/** A buyer turns the quote down; a reason stands among the messages. */
export const rejectQuote = useCase(
  'RejectQuote',
  changing,
  [requestNotFound, illegalMove],
  (deps) => (input: Input) =>
    changedByBuyer(deps)(input, (request, now) => reject(request, writtenIfAny(deps, 'buyer', input.reason, now), now)),
)
