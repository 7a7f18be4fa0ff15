import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Issue, Numbered } from '../../../domain/sales/receipts/issue.ts'
import type { PaperKind } from '../../../domain/sales/receipts/receipt.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import { Events } from '../../../ports/kernel/events.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import { Receipts } from '../../../ports/sales/receipts.ts'

/** What issuing papers needs; the use cases that issue some have it among their needs. */
export const issuing = { receipts: Receipts, events: Events, clock: Clock, ids: Ids }
type Issuing = Deps<typeof issuing>

/** Takes the next number of a series, and a name and time for the paper that may bear it. */
export const named =
  ({ receipts, clock, ids }: Issuing) =>
  (tx: Tx) =>
  (kind: PaperKind): TE.TaskEither<Unavailable, Numbered> =>
    pipe(
      receipts.nextNumber(tx)(kind),
      TE.map((number) => ({ id: ids.next(), number, at: clock.now() })),
    )

/** Keeps papers and announces them; a number that was taken for none of them is the next one's. */
export const keepPapers =
  ({ receipts, events }: Issuing) =>
  (tx: Tx) =>
  ({ state, events: announced }: Issue): TE.TaskEither<Unavailable, void> =>
    pipe(
      state,
      TE.traverseSeqArray((receipt) => receipts.add(tx)(receipt)),
      TE.flatMap(() => (announced.length === 0 ? TE.right(undefined) : events.append(tx)(announced))),
    )
