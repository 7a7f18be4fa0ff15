import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Checkout, PayPage } from '../../domain/sales/checkout.ts'
import { providerUnavailable } from '../../domain/sales/failures.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Timer } from '../../ports/kernel/timer.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { PaymentGateway } from '../../ports/sales/payment-gateway.ts'
import { SalesPolicy } from '../../ports/sales/sales-policy.ts'

export const callingProvider = {
  checkouts: Checkouts,
  gateway: PaymentGateway,
  policy: SalesPolicy,
  transact: Transact,
  timer: Timer,
  clock: Clock,
}
type Calling = Deps<typeof callingProvider>
type Refusal = Unavailable | Conflict | FailedBy<typeof providerUnavailable>

/** A checkout to get a page for, its buyer's address, and until when who asked for it waits. */
export type Wanted = Readonly<{ checkout: Checkout; email: EmailAddress; deadline: Date }>

/** What came of a call: a page to pay on, or the knowledge that this reference's page is lost for good. */
export type Called = Readonly<{ outcome: 'page'; page: PayPage }> | Readonly<{ outcome: 'lost' }>

const page = (found: PayPage): Called => ({ outcome: 'page', page: found })
const lost: Called = { outcome: 'lost' }

const kept = ({ transact, checkouts }: Calling, checkout: Checkout, opened: PayPage): TE.TaskEither<Refusal, Called> =>
  pipe(
    transact((tx) => checkouts.initialized(tx)(checkout.reference, opened)),
    TE.flatMap((wasOpen) => (wasOpen ? TE.right(page(opened)) : TE.left(providerUnavailable({})))),
  )

const leftMs = ({ clock }: Calling, { deadline }: Wanted): number => deadline.getTime() - clock.now().getTime()

/** A call that fails gives the right to call back, so that whoever asks next need not wait for its end. */
const givingBack =
  ({ transact, checkouts }: Calling, { reference }: Checkout) =>
  <A>(call: TE.TaskEither<Refusal, A>): TE.TaskEither<Refusal, A> =>
    pipe(
      call,
      TE.orElse((failure) =>
        pipe(
          transact((tx) => checkouts.releaseCall(tx)(reference)),
          TE.flatMap(() => TE.left<Refusal, A>(failure)),
        ),
      ),
    )

/** Opens the payment with the right to call in hand. */
export const openedPayment =
  (deps: Calling) =>
  (wanted: Wanted): TE.TaskEither<Refusal, Called> => {
    const { checkout, email } = wanted
    const { reference, price } = checkout
    return pipe(
      deps.gateway.initialize({ reference, email, total: price.total }, leftMs(deps, wanted)),
      givingBack(deps, checkout),
      TE.flatMap((answer) => (answer.outcome === 'opened' ? kept(deps, checkout, answer.page) : TE.right(lost))),
    )
  }

/** Takes over a call whose answer never came: unknown to the provider, it is made again; known there, its page is lost. */
const takenOver = (deps: Calling, wanted: Wanted): TE.TaskEither<Refusal, Called> =>
  pipe(
    deps.gateway.verify(wanted.checkout.reference, leftMs(deps, wanted)),
    givingBack(deps, wanted.checkout),
    TE.flatMap(
      O.match(
        () => openedPayment(deps)(wanted),
        () => TE.right<Refusal, Called>(lost),
      ),
    ),
  )

const pollMs = 250

/**
 * Waits for the page of a call that someone else is making, or takes it over once nobody is. A checkout that was put
 * aside meanwhile will never have a page.
 */
export const awaitedPayment =
  (deps: Calling) =>
  (wanted: Wanted, waitedMs = 0): TE.TaskEither<Refusal, Called> => {
    const { checkout } = wanted
    if (checkout.payPage !== null) return TE.right(page(checkout.payPage))
    if (checkout.status !== 'open') return TE.right(lost)
    if (waitedMs >= deps.policy.providerWithinMs || leftMs(deps, wanted) <= 0) return TE.left(providerUnavailable({}))
    return pipe(
      deps.transact((tx) => deps.checkouts.claimCall(tx)(checkout.reference)),
      TE.flatMap((isOurs) =>
        isOurs
          ? takenOver(deps, wanted)
          : pipe(
              deps.timer.wait(pollMs),
              TE.flatMap(() => deps.checkouts.find(checkout.reference)),
              TE.flatMap(TE.fromOption((): Refusal => providerUnavailable({}))),
              TE.flatMap((now) => awaitedPayment(deps)({ ...wanted, checkout: now }, waitedMs + pollMs)),
            ),
      ),
    )
  }
