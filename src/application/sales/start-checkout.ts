import { unauthenticated } from '../../domain/accounts/failures.ts'
import { isOwned } from '../../domain/delivery/entitlement.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { type Checkout, type NewCheckout, type PayPage, shownStatus } from '../../domain/sales/checkout.ts'
import { alreadyOwned, checkoutNotFound, providerUnavailable, returnNotAllowed } from '../../domain/sales/failures.ts'
import { referenceCharacters, referenceFrom } from '../../domain/sales/reference.ts'
import { returnAddress } from '../../domain/sales/return-address.ts'
import { settleFree } from '../../domain/sales/settle.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import type { Conflict, Tx, Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { awaitedPayment, type Called, callingProvider, openedPayment } from './called-provider.ts'
import { pricedItem, pricing, pricingFailures } from './priced-item.ts'
import { factsAround, keepSettlement, settling } from './settling.ts'

const needs = { ...settling, ...pricing, ...callingProvider, random: Random }
type Needs = Deps<typeof needs>

type Input = Readonly<{ userId: string; workflowId: string; returnUrl: string | null }>

/** A checkout to pay: new, or the one that is open already. `page` is null when nothing is to be paid. */
export type Started = Readonly<{
  checkout: Checkout
  page: PayPage | null
  isNew: boolean
  status: ReturnType<typeof shownStatus>
}>

type Opened = Readonly<{ checkout: Checkout; isNew: boolean }>
type Refusal = Unavailable | Conflict | FailedBy<typeof alreadyOwned | typeof providerUnavailable>

const allowedReturn = ({ policy }: Needs, returnUrl: string | null) =>
  returnUrl === null
    ? E.right(null)
    : pipe(
        returnAddress(policy.addressOf(returnUrl), policy.returnAddresses),
        E.map(() => returnUrl),
      )

/** Finds the open checkout of this buyer and item or opens one; what is owned is not sold again. */
const openedFor =
  (deps: Needs, draft: NewCheckout) =>
  (tx: Tx): TE.TaskEither<Refusal, Opened> =>
    pipe(
      factsAround(deps)(tx)(draft),
      TE.filterOrElseW(
        ({ entitlement }) => !pipe(entitlement, O.exists(isOwned)),
        () => alreadyOwned({}),
      ),
      TE.bindTo('facts'),
      TE.bindW('open', () => deps.checkouts.payable(tx)(draft.userId, draft.item.workflowId)),
      TE.flatMap(({ facts, open }): TE.TaskEither<Refusal, Opened> => {
        if (O.isSome(open)) return TE.right({ checkout: open.value, isNew: false })
        return pipe(
          deps.checkouts.open(tx)(draft),
          TE.flatMap((checkout) =>
            checkout.price.total.amount > 0
              ? TE.right({ checkout, isNew: true })
              : pipe(
                  keepSettlement(deps)(tx)(settleFree(checkout, facts)),
                  TE.map((settlement) => ({ checkout: settlement.checkout, isNew: true })),
                ),
          ),
        )
      }),
    )

const started = (checkout: Checkout, isNew: boolean, page: PayPage | null): Started => ({
  checkout,
  isNew,
  page,
  status: shownStatus(checkout),
})

/** Gets the page to pay on. A page that is lost puts its checkout aside for a new one, once. */
const paid = (
  deps: Needs,
  draft: NewCheckout,
  email: string,
  { checkout, isNew }: Opened,
  mayRetry: boolean,
): TE.TaskEither<Refusal, Started> => {
  if (checkout.price.total.amount === 0) return TE.right(started(checkout, isNew, null))
  const called: TE.TaskEither<Refusal, Called> = isNew
    ? openedPayment(deps)(checkout, email)
    : awaitedPayment(deps)(checkout, email)
  return pipe(
    called,
    TE.flatMap((outcome): TE.TaskEither<Refusal, Started> => {
      if (outcome.outcome === 'page') return TE.right(started(checkout, isNew, outcome.page))
      if (!mayRetry) return TE.left(providerUnavailable({}))
      const again = { ...draft, id: deps.ids.next(), reference: newReference(deps) }
      return pipe(
        deps.transact((tx) =>
          pipe(
            deps.checkouts.supersede(tx)(checkout.reference),
            TE.flatMap(() => openedFor(deps, again)(tx)),
          ),
        ),
        TE.flatMap((next) => paid(deps, again, email, next, false)),
      )
    }),
  )
}

const newReference = ({ random }: Needs) => referenceFrom(random.code(referenceCharacters))

/**
 * Starts to buy an item: freezes its price, and gets a page to pay it on. Asked again while that is open, the answer is
 * the same; what costs nothing is sold at once, without asking the provider. No answer from the provider leaves the
 * checkout open, to be started again.
 */
export const startCheckout = useCase(
  'StartCheckout',
  needs,
  [...pricingFailures, alreadyOwned, providerUnavailable, returnNotAllowed, unauthenticated, checkoutNotFound],
  (deps) =>
    ({ userId, workflowId, returnUrl }: Input) =>
      pipe(
        TE.fromEither(allowedReturn(deps, returnUrl)),
        TE.bindTo('returnUrl'),
        TE.bindW('priced', () => pricedItem(deps)(workflowId)),
        TE.bindW('buyer', () => pipe(deps.users.byId(userId), TE.flatMap(TE.fromOption(() => unauthenticated({}))))),
        TE.flatMap(({ returnUrl: allowed, priced, buyer }) => {
          const draft: NewCheckout = {
            id: deps.ids.next(),
            reference: newReference(deps),
            userId,
            ...priced,
            taxRule: deps.policy.taxRule,
            status: 'open',
            reviewReason: null,
            payPage: null,
            returnUrl: allowed,
          }
          return pipe(
            deps.transact(openedFor(deps, draft)),
            TE.flatMap((opened) => paid(deps, draft, buyer.email, opened, true)),
          )
        }),
      ),
)
