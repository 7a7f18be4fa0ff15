import { illegalMove, requestNotFound } from '../../domain/requests/failures.ts'
import { close } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing } from './changed-request.ts'

/** A buyer is content with what was delivered, or waives the revision that they asked for. */
export const closeRequest = useCase(
  'CloseRequest',
  changing,
  [requestNotFound, illegalMove],
  (deps) => (input: Readonly<{ userId: string; id: string }>) => changedByBuyer(deps)(input, close),
)
