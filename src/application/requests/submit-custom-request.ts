import { currencyUnsupported } from '../../domain/kernel/currency-unsupported.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import type { Brief } from '../../domain/requests/brief.ts'
import { viewOf } from '../../domain/requests/request-view.ts'
import { submit } from '../../domain/requests/submit.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { CustomRequests } from '../../ports/requests/custom-requests.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  requests: CustomRequests,
  events: Events,
  transact: Transact,
  shop: ShopCurrencies,
  clock: Clock,
  ids: Ids,
}

type Input = Readonly<{ userId: string; brief: Brief }>

/** Keeps a buyer's wish for a workflow that does not exist yet, and announces it. */
export const submitCustomRequest = useCase(
  'SubmitCustomRequest',
  needs,
  [invalid, currencyUnsupported],
  ({ requests, events, transact, shop, clock, ids }) =>
    ({ userId, brief }: Input) =>
      pipe(
        TE.fromEither(submit(brief, { id: ids.next(), userId, now: clock.now(), accepted: shop.accepted })),
        TE.flatMap(({ state, events: announced }) =>
          transact((tx) =>
            pipe(
              requests.add(tx)(state),
              TE.flatMap(() => events.append(tx)(announced)),
              TE.map(() => viewOf(state, [])),
            ),
          ),
        ),
      ),
)
