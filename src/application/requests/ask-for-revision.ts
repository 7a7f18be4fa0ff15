import { illegalMove, noRevisionLeft, requestNotFound } from '../../domain/requests/failures.ts'
import { askRevision } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing, written } from './changed-request.ts'

type Input = Readonly<{ userId: string; id: string; text: string }>

/** A buyer says what is to be changed in what was delivered. */
export const askForRevision = useCase(
  'AskForRevision',
  changing,
  [requestNotFound, illegalMove, noRevisionLeft],
  (deps) => (input: Input) =>
    changedByBuyer(deps)(input, (request, now) => askRevision(request, written(deps, 'buyer', input.text, now), now)),
)
