import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { handedOverMessage, takenAwayMessage } from '../../domain/notifications/receipt-message.ts'
import { standingReceipt } from '../../domain/sales/receipts/receipt.ts'
import { Deliverables } from '../../ports/delivery/deliverables.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { Receipts } from '../../ports/sales/receipts.ts'
import { Sales } from '../../ports/sales/sales.ts'
import type { Announced } from '../kernel/reaction.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'
import { titleOf } from './title-of.ts'

const about = ({ subject, facts }: Announced) => ({ saleId: subject, workflowId: textIn(facts, 'workflowId') })

/** Tells somebody that a purchase was moved to their account, unless it was moved on since. */
export const composeHandedOver = useCase(
  'ComposeHandedOver',
  { sales: Sales, receipts: Receipts, deliverables: Deliverables, letterhead: Letterhead },
  [],
  (deps) =>
    ({ mail: { facts, userId } }: Composing) =>
      pipe(
        TE.Do,
        TE.apSW('sale', deps.sales.byId(textIn(facts, 'saleId'))),
        TE.apSW('title', titleOf(deps)(textIn(facts, 'workflowId'))),
        TE.apSW('papers', deps.receipts.papers(textIn(facts, 'saleId'))),
        TE.map(({ sale, title, papers }) => {
          const receipt = standingReceipt(papers)
          const theirs = receipt?.userId === userId ? receipt : null
          return pipe(
            sale,
            O.filter((each) => each.userId === userId),
            O.map(() => handedOverMessage(title, theirs, deps.letterhead.addressOf)),
          )
        }),
      ),
)

/** Tells somebody that a purchase is theirs no more. */
export const composeTakenAway = useCase(
  'ComposeTakenAway',
  { deliverables: Deliverables },
  [],
  (deps) =>
    ({ mail: { facts } }: Composing) =>
      pipe(
        titleOf(deps)(textIn(facts, 'workflowId')),
        TE.map((title) => O.some(takenAwayMessage(title))),
      ),
)

export const handedOverLetter: LetterKind = {
  kind: 'sale-handed-over',
  isOptional: false,
  follows: {
    on: ['SaleReassigned'],
    to: (event) => ({ userId: textIn(event.facts, 'toUserId'), facts: about(event) }),
  },
  compose: composeHandedOver,
}

export const takenAwayLetter: LetterKind = {
  kind: 'sale-taken-away',
  isOptional: false,
  follows: {
    on: ['SaleReassigned'],
    to: (event) => ({ userId: textIn(event.facts, 'fromUserId'), facts: about(event) }),
  },
  compose: composeTakenAway,
}
