import { unauthenticated } from '../../domain/accounts/failures.ts'
import { isOwned } from '../../domain/delivery/entitlement.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import { type Checkout, type NewCheckout, type PayPage, shownStatus } from '../../domain/sales/checkout.ts'
import { alreadyOwned, checkoutNotFound, providerUnavailable, returnNotAllowed } from '../../domain/sales/failures.ts'
import { type Reference, referenceCharacters, referenceFrom } from '../../domain/sales/reference.ts'
import { returnAddress } from '../../domain/sales/return-address.ts'
import { settleFree } from '../../domain/sales/settle.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Random } from '../../ports/kernel/random.ts'
import type { Conflict, Tx, Unavailable } from '../../ports/kernel/transact.ts'
import { patienceMs } from '../../ports/sales/payment-gateway.ts'
import { useCase } from '../kernel/use-case.ts'
import { awaitedPayment, type Called, callingProvider, openedPayment, type Wanted } from './called-provider.ts'
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
type Waiting = Omit<Wanted, 'checkout'>
type Refusal = Unavailable | Conflict | FailedBy<typeof alreadyOwned | typeof providerUnavailable>

const allowedReturn = ({ policy }: Needs, returnUrl: string | null) =>
  returnUrl === null
    ? E.right(null)
    : pipe(
        returnAddress(policy.addressOf(returnUrl), policy.returnAddresses),
        E.map(() => returnUrl),
      )

/**
 * Finds the open checkout of this buyer and item or opens one, in place of `aside` when there is one; what is owned is
 * not sold again. Like RecordSale it locks buyer and item first, so that neither ever waits for the other in a circle.
 */
const openedFor =
  (deps: Needs, draft: NewCheckout, aside: Reference | null) =>
  (tx: Tx): TE.TaskEither<Refusal, Opened> =>
    pipe(
      factsAround(deps)(tx)(draft),
      TE.filterOrElseW(
        ({ entitlement }) => !pipe(entitlement, O.exists(isOwned)),
        () => alreadyOwned({}),
      ),
      TE.bindTo('facts'),
      TE.tap(() => (aside === null ? TE.right(undefined) : deps.checkouts.supersede(tx)(aside))),
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
  { email, deadline }: Waiting,
  { checkout, isNew }: Opened,
  mayRetry: boolean,
): TE.TaskEither<Refusal, Started> => {
  if (checkout.price.total.amount === 0) return TE.right(started(checkout, isNew, null))
  const wanted = { checkout, email, deadline }
  const called: TE.TaskEither<Refusal, Called> = isNew ? openedPayment(deps)(wanted) : awaitedPayment(deps)(wanted)
  return pipe(
    called,
    TE.flatMap((outcome): TE.TaskEither<Refusal, Started> => {
      if (outcome.outcome === 'page') return TE.right(started(checkout, isNew, outcome.page))
      if (!mayRetry) return TE.left(providerUnavailable({}))
      const again = { ...draft, id: deps.ids.next(), reference: newReference(deps) }
      return pipe(
        deps.transact(openedFor(deps, again, checkout.reference)),
        TE.flatMap((next) => paid(deps, again, { email, deadline }, next, false)),
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
            held: null,
            payPage: null,
            returnUrl: allowed,
          }
          return pipe(
            deps.transact(openedFor(deps, draft, null)),
            TE.flatMap((opened) => {
              const deadline = new Date(deps.clock.now().getTime() + patienceMs)
              return paid(deps, draft, { email: buyer.email, deadline }, opened, true)
            }),
          )
        }),
      ),
)
