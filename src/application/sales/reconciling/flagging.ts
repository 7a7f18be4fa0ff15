import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { type Counts, noCounts } from '../../../domain/sales/reconciliation.ts'
import { Alerts } from '../../../ports/kernel/alerts.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { type Conflict, Transact, type Unavailable } from '../../../ports/kernel/transact.ts'
import { type ReviewItem, ReviewItems } from '../../../ports/sales/review-items.ts'

export const flagging = { reviewItems: ReviewItems, alerts: Alerts, transact: Transact }

/** Has a person look at a difference, and calls one; what is there already is neither kept nor called again. */
export const flagged =
  ({ reviewItems, alerts, transact }: Deps<typeof flagging>) =>
  (item: ReviewItem): TE.TaskEither<Conflict | Unavailable, Counts> =>
    pipe(
      transact((tx) => reviewItems.add(tx)(item)),
      TE.tap((isNew) =>
        isNew
          ? alerts.raise('the books differ from the provider’s', { reference: item.reference, reason: item.reason })
          : TE.right(undefined),
      ),
      TE.map((isNew) => (isNew ? { ...noCounts, flagged: 1 } : noCounts)),
    )
