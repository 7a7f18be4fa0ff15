import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { refundNotFound, saleNotFound } from '../../../domain/sales/failures.ts'
import { Receipts } from '../../../ports/sales/receipts.ts'
import { useCase } from '../../kernel/use-case.ts'
import { issueCreditNote } from './issue-credit-note.ts'
import { issueReceipt } from './issue-receipt.ts'

/** Longer than a job takes that is tried again a few times. */
const patienceMs = 10 * 60_000
const most = 200

/** Issues what should have been issued long since: for sales of a release before receipts, and jobs that were given up. */
export const issueMissingPapers = useCase(
  'IssueMissingPapers',
  { receipts: Receipts, issueReceipt: issueReceipt.port, issueCreditNote: issueCreditNote.port },
  [saleNotFound, refundNotFound],
  (deps) => (_: Readonly<Record<never, never>>) =>
    pipe(
      deps.receipts.missing(patienceMs, most),
      TE.flatMap(
        TE.traverseSeqArray((each) => (each.kind === 'receipt' ? deps.issueReceipt(each) : deps.issueCreditNote(each))),
      ),
      TE.map(() => undefined),
    ),
)
