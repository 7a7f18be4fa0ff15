import { requestNotFound, requestOver, tooManyMessages } from '../../domain/requests/failures.ts'
import { write } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing, written } from './changed-request.ts'

type Input = Readonly<{ userId: string; id: string; text: string }>

/** A buyer writes to the shop about a request. */
export const writeToShop = useCase(
  'WriteToShop',
  changing,
  [requestNotFound, requestOver, tooManyMessages],
  (deps) => (input: Input) =>
    changedByBuyer(deps)(input, (request, now) => write(request, written(deps, 'buyer', input.text, now), now)),
)
