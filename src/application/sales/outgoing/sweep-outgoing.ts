import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { nextReadingAt, patientlyAt } from '../../../domain/sales/outgoing/next-reading.ts'
import type { Reference } from '../../../domain/sales/reference.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact, type Tx } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { useCase } from '../../kernel/use-case.ts'
import { readOutgoing } from './read-outgoing.ts'
import { sendRefund } from './send-refund.ts'

const needs = {
  checkouts: Checkouts,
  outgoings: Outgoings,
  transact: Transact,
  clock: Clock,
  readOutgoing: readOutgoing.port,
  sendRefund: sendRefund.port,
}
type Needs = Deps<typeof needs>
type Due = Readonly<{ reference: Reference; reads: number }>

/** Asked about side by side in one sweep; the rest waits a minute. */
const atOnce = 20

/** Says when to ask again before asking: a crash loses one question, never the payment. */
const putOn = ({ outgoings, clock }: Needs, tx: Tx, { reference, reads }: Due) =>
  pipe(
    outgoings.of(tx)(reference),
    TE.tap(() => outgoings.readAgain(tx)(reference, patientlyAt(reads + 1, clock.now()))),
    TE.map(({ refunds }) => ({
      reference,
      reads,
      unsent: refunds.filter(({ status }) => status === 'requested').map(({ id }) => id),
    })),
  )

type Claimed = Due & Readonly<{ unsent: ReadonlyArray<string> }>

const claimed = (deps: Needs) =>
  deps.transact((tx) =>
    pipe(deps.outgoings.due(tx)(atOnce), TE.flatMap(TE.traverseSeqArray((due) => putOn(deps, tx, due)))),
  )

/** One payment's trouble is no other's: it is asked about again at its next time. */
const quietly = <A>(effect: TE.TaskEither<unknown, A>): TE.TaskEither<never, O.Option<A>> =>
  TE.fromTask(
    pipe(
      effect,
      TE.match(() => O.none, O.some),
    ),
  )

/** What was read is asked about again only while something is under way; held, so that nothing new is forgotten. */
const putOff = ({ transact, checkouts, outgoings, clock }: Needs, { reference, reads }: Due) =>
  transact((tx) =>
    pipe(
      checkouts.lock(tx)(reference),
      TE.flatMap(() => outgoings.of(tx)(reference)),
      TE.flatMap((outgoing) => outgoings.readAgain(tx)(reference, nextReadingAt(outgoing, reads + 1, clock.now()))),
    ),
  )

const attended = (deps: Needs, { reference, reads, unsent }: Claimed) =>
  pipe(
    unsent,
    TE.traverseSeqArray((refundId) => quietly(deps.sendRefund({ refundId }))),
    TE.flatMap(() =>
      quietly(
        pipe(
          deps.readOutgoing({ reference }),
          TE.flatMap(() => putOff(deps, { reference, reads })),
        ),
      ),
    ),
  )

/**
 * Attends to refunds and disputes that are under way and of which no word came: sends what was never sent, asks about
 * the rest. Says how many payments it looked at.
 */
export const sweepOutgoing = useCase(
  'SweepOutgoing',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) =>
    pipe(
      claimed(deps),
      TE.tap(TE.traverseArray((each) => attended(deps, each))),
      TE.map((each) => each.length),
    ),
)
