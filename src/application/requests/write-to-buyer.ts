import { requestNotFound, requestOver, tooManyMessages } from '../../domain/requests/failures.ts'
import { write } from '../../domain/requests/moves.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByOperator, changingAsOperator, written } from './changed-request.ts'

type Input = Readonly<{ id: string; text: string; operator: Operator }>

/** The shop writes to who asked. */
export const writeToBuyer = useCase(
  'WriteToBuyer',
  changingAsOperator,
  [requestNotFound, requestOver, tooManyMessages],
  (deps) =>
    ({ text, ...act }: Input) =>
      changedByOperator(deps)({ ...act, action: 'request.message' }, (request, now) =>
        write(request, written(deps, 'operator', text, now), now),
      ),
)
