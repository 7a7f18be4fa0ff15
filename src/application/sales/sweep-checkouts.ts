import { pipe, TE } from '../../domain/kernel/fp.ts'
import { type Checkout, nextVerifyAt } from '../../domain/sales/checkout.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact, type Tx, type Unavailable } from '../../ports/kernel/transact.ts'
import { Checkouts } from '../../ports/sales/checkouts.ts'
import { Redemptions } from '../../ports/sales/redemptions.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordSale } from './record-sale.ts'

const needs = {
  checkouts: Checkouts,
  redemptions: Redemptions,
  transact: Transact,
  clock: Clock,
  recordSale: recordSale.port,
}
type Needs = Deps<typeof needs>

/** Asked about side by side. */
const atOnce = 10
/** The next sweep goes on a minute after this one began. */
const longestMs = 45_000

/** What nobody can pay with any more is there for others. */
const givenBack =
  ({ redemptions }: Needs) =>
  (tx: Tx) =>
  (due: ReadonlyArray<Checkout>): TE.TaskEither<Unavailable, void> => {
    const over = due.filter(({ status, coupon }) => status === 'expired' && coupon !== null)
    return over.length === 0 ? TE.right(undefined) : redemptions.release(tx)(over.map(({ reference }) => reference))
  }

/** Until when a last question that was not answered is left alone. */
const lastAgainMs = 3_600_000

type Due = Readonly<{ checkout: Checkout; isLast: boolean }>

/**
 * Takes what is due, and says when to ask again before asking: a crash loses one question, never the checkout. The last
 * question stays due until it was answered.
 */
const claimed =
  (deps: Needs) =>
  (tx: Tx): TE.TaskEither<Unavailable, ReadonlyArray<Due>> => {
    const { checkouts, clock } = deps
    return pipe(
      checkouts.due(tx)(atOnce),
      TE.tap(givenBack(deps)(tx)),
      TE.flatMap(
        TE.traverseSeqArray((checkout) => {
          const now = clock.now()
          const next = nextVerifyAt(checkout, now)
          return pipe(
            checkouts.verifyAgain(tx)(checkout.reference, next ?? new Date(now.getTime() + lastAgainMs)),
            TE.map((): Due => ({ checkout, isLast: next === null })),
          )
        }),
      ),
    )
  }

/** What was answered for the last time is asked about no more; what nobody knows there was never paid. */
const closed = ({ checkouts, transact }: Needs, { checkout, isLast }: Due) =>
  isLast ? transact((tx) => checkouts.verifyAgain(tx)(checkout.reference, null)) : TE.right(undefined)

/** One checkout's trouble is no other's: it is asked about again at its next time. */
const askedAbout = (deps: Needs, due: Due): TE.TaskEither<never, number> =>
  pipe(
    deps.recordSale({ reference: due.checkout.reference }),
    TE.map(() => 1),
    TE.orElse((failure) => (failure._tag === 'PaymentNotFound' ? TE.right(0) : TE.left(failure))),
    TE.tap(() => closed(deps, due)),
    TE.getOrElse(() => async () => 0),
    TE.fromTask,
  )

const oneRound = (deps: Needs) =>
  pipe(
    deps.transact(claimed(deps)),
    TE.tap(TE.traverseArray((each) => askedAbout(deps, each))),
    TE.map((due) => due.length),
  )

const sweep = (deps: Needs, startedAt: Date, asked: number): ReturnType<typeof oneRound> =>
  pipe(
    oneRound(deps),
    TE.flatMap((count) =>
      count < atOnce || deps.clock.now().getTime() - startedAt.getTime() >= longestMs
        ? TE.right(asked + count)
        : sweep(deps, startedAt, asked + count),
    ),
  )

/** Asks the provider about every unpaid checkout that is due, so that a sale is recorded though no word of it ever came. */
export const sweepCheckouts = useCase(
  'SweepCheckouts',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) => sweep(deps, deps.clock.now(), 0),
)
