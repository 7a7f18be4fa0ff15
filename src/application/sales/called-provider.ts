import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Checkout, PayPage } from '../../domain/sales/checkout.ts'
import { providerUnavailable } from '../../domain/sales/failures.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Timer } from '../../ports/kernel/timer.ts'
import { type Conflict, Transact, type Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { PaymentGateway } from '../../ports/sales/payment-gateway.ts'

export const callingProvider = { checkouts: Checkouts, gateway: PaymentGateway, transact: Transact, timer: Timer }
type Calling = Deps<typeof callingProvider>
type Refusal = Unavailable | Conflict | FailedBy<typeof providerUnavailable>

/** What came of a call: a page to pay on, or the knowledge that this reference's page is lost for good. */
export type Called = Readonly<{ outcome: 'page'; page: PayPage }> | Readonly<{ outcome: 'lost' }>

const page = (found: PayPage): Called => ({ outcome: 'page', page: found })
const lost: Called = { outcome: 'lost' }

const kept = ({ transact, checkouts }: Calling, checkout: Checkout, opened: PayPage): TE.TaskEither<Refusal, Called> =>
  pipe(
    transact((tx) => checkouts.initialized(tx)(checkout.reference, opened)),
    TE.flatMap((wasOpen) => (wasOpen ? TE.right(page(opened)) : TE.left(providerUnavailable({})))),
  )

/** Opens the payment with the right to call in hand; a call that fails gives the right back. */
export const openedPayment =
  (deps: Calling) =>
  (checkout: Checkout, email: EmailAddress): TE.TaskEither<Refusal, Called> =>
    pipe(
      deps.gateway.initialize({ reference: checkout.reference, email, total: checkout.price.total }),
      TE.orElseW((failure) =>
        pipe(
          deps.transact((tx) => deps.checkouts.releaseCall(tx)(checkout.reference)),
          TE.flatMap(() => TE.left<Refusal>(failure)),
        ),
      ),
      TE.flatMap((answer) => (answer.outcome === 'opened' ? kept(deps, checkout, answer.page) : TE.right(lost))),
    )

/** Takes over a call whose answer never came: unknown to the provider, it is made again; known there, its page is lost. */
const takenOver = (deps: Calling, checkout: Checkout, email: EmailAddress): TE.TaskEither<Refusal, Called> =>
  pipe(
    deps.gateway.verify(checkout.reference),
    TE.flatMap(
      O.match(
        () => openedPayment(deps)(checkout, email),
        () => TE.right<Refusal, Called>(lost),
      ),
    ),
  )

const pollMs = 250
const longestWaitMs = 10_000

/** Waits for the page of a call that someone else is making, or takes it over once nobody is. */
export const awaitedPayment =
  (deps: Calling) =>
  (checkout: Checkout, email: EmailAddress, waitedMs = 0): TE.TaskEither<Refusal, Called> => {
    if (checkout.payPage !== null) return TE.right(page(checkout.payPage))
    if (waitedMs >= longestWaitMs) return TE.left(providerUnavailable({}))
    return pipe(
      deps.transact((tx) => deps.checkouts.claimCall(tx)(checkout.reference)),
      TE.flatMap((isOurs) =>
        isOurs
          ? takenOver(deps, checkout, email)
          : pipe(
              deps.timer.wait(pollMs),
              TE.flatMap(() => deps.checkouts.find(checkout.reference)),
              TE.flatMap(TE.fromOption((): Refusal => providerUnavailable({}))),
              TE.flatMap((now) => awaitedPayment(deps)(now, email, waitedMs + pollMs)),
            ),
      ),
    )
  }
