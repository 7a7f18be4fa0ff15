import { belowMinimum } from '../../domain/kernel/below-minimum.ts'
import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { illegalMove, requestNotFound } from '../../domain/requests/failures.ts'
import { quote } from '../../domain/requests/moves.ts'
import type { Quote } from '../../domain/requests/quote.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { changedByOperator, changingAsOperator } from './changed-request.ts'

type Input = Readonly<{ id: string; quoted: Omit<Quote, 'id'>; operator: Operator }>

/** The shop quotes a request, or quotes it anew while the buyer has not answered: the newest quote stands. */
export const quoteRequest = useCase(
  'QuoteRequest',
  { ...changingAsOperator, shop: ShopCurrencies },
  [requestNotFound, illegalMove, invalid, currencyUnsupported, belowMinimum],
  (deps) =>
    ({ quoted, ...act }: Input) =>
      changedByOperator(deps)({ ...act, action: 'request.quote' }, (request, now) =>
        quote(request, { ...quoted, id: deps.ids.next() }, now, deps.shop.accepted),
      ),
)
