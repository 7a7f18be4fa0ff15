import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { refundNotFound, saleNotFound } from '../../../domain/sales/failures.ts'
import type { Refund } from '../../../domain/sales/outgoing/refund.ts'
import { issueCreditNote as decide } from '../../../domain/sales/receipts/issue.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Outgoings } from '../../../ports/sales/outgoings.ts'
import { useCase } from '../../kernel/use-case.ts'
import { issueReceipt } from './issue-receipt.ts'
import { issuing, keepPapers, named } from './keep-papers.ts'

const needs = { ...issuing, transact: Transact, outgoings: Outgoings, issueReceipt: issueReceipt.port }

const noted = (deps: Deps<typeof needs>, refund: Refund, saleId: string) =>
  deps.transact((tx) =>
    pipe(
      deps.receipts.billable(tx)(saleId),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.bindTo('sale'),
      TE.bindW('note', () => named(deps)(tx)('credit_note')),
      TE.bindW('papers', () => deps.receipts.ofSale(tx)(saleId)),
      TE.flatMap(({ sale, note, papers }) => keepPapers(deps)(tx)(decide(papers, sale, refund, note))),
    ),
  )

/**
 * Issues the credit note of a refund that was processed, once; a sale whose receipt is still to come gets that first.
 * Money that never became a sale was on no receipt, so nothing is taken back on paper.
 */
export const issueCreditNote = useCase(
  'IssueCreditNote',
  needs,
  [refundNotFound, saleNotFound],
  (deps) =>
    ({ refundId }: Readonly<{ refundId: string }>) =>
      pipe(
        deps.outgoings.refund(refundId),
        TE.map(O.filter(({ status }) => status === 'processed')),
        TE.flatMap(TE.fromOption(() => refundNotFound({}))),
        TE.flatMap((refund) => {
          const { saleId } = refund
          return saleId === null
            ? TE.right(undefined)
            : pipe(
                deps.issueReceipt({ saleId }),
                TE.flatMap(() => noted(deps, refund, saleId)),
              )
        }),
      ),
)
