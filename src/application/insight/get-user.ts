import { userNotFound } from '../../domain/insight/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Library } from '../../ports/delivery/library.ts'
import { Purchases } from '../../ports/delivery/purchases.ts'
import { UserDirectory } from '../../ports/insight/user-directory.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = { directory: UserDirectory, purchases: Purchases, library: Library, requests: RequestViews }

/** How many of each are shown of one buyer, the newest first. */
export const mostShown = 50
const newest = { limit: mostShown, after: null }

/** One buyer as the operators see them, with what they bought last, may use and asked for. */
export const getUser = useCase(
  'GetUser',
  needs,
  [userNotFound],
  ({ directory, purchases, library, requests }) =>
    ({ id }: Readonly<{ id: string }>) =>
      pipe(
        directory.one(id),
        TE.flatMap(TE.fromOption(() => userNotFound({}))),
        TE.bindTo('user'),
        TE.bindW('bought', () => purchases.ofBuyer(id, newest)),
        TE.bindW('owned', () => library.ofBuyer(id, newest)),
        TE.bindW('asked', () => requests.ofBuyer(id, newest)),
        TE.map(({ user, bought, owned, asked }) => ({
          ...user,
          sales: bought.items,
          entitlements: owned.items.map(({ workflow: { id: workflowId, slug, title }, entitlement }) => ({
            ...entitlement,
            workflow: { id: workflowId, slug, title },
          })),
          requests: asked.items,
        })),
      ),
)
