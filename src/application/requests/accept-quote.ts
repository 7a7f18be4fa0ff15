import { illegalMove, otherQuote, quoteExpired, requestNotFound } from '../../domain/requests/failures.ts'
import { accept } from '../../domain/requests/moves.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByBuyer, changing } from './changed-request.ts'

type Input = Readonly<{ userId: string; id: string; quoteId: string }>

/** A buyer takes the quote that they saw; whether it still holds, the database's time says. */
export const acceptQuote = useCase(
  'AcceptQuote',
  changing,
  [requestNotFound, illegalMove, otherQuote, quoteExpired],
  (deps) => (input: Input) => changedByBuyer(deps)(input, (request, now) => accept(request, input.quoteId, now)),
)
