import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { saleNotFound } from '../../../domain/sales/failures.ts'
import { issueReceipt as decide } from '../../../domain/sales/receipts/issue.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { useCase } from '../../kernel/use-case.ts'
import { issuing, keepPapers, named } from './keep-papers.ts'

/** Issues the receipt of a sale, once, whoever asks and however often. */
export const issueReceipt = useCase(
  'IssueReceipt',
  { ...issuing, transact: Transact },
  [saleNotFound],
  (deps) =>
    ({ saleId }: Readonly<{ saleId: string }>) =>
      deps.transact((tx) =>
        pipe(
          deps.receipts.billable(tx)(saleId),
          TE.flatMap(TE.fromOption(() => saleNotFound({}))),
          TE.bindTo('sale'),
          TE.bindW('receipt', () => named(deps)(tx)('receipt')),
          TE.bindW('papers', () => deps.receipts.ofSale(tx)(saleId)),
          TE.flatMap(({ sale, receipt, papers }) => keepPapers(deps)(tx)(decide(papers, sale, receipt))),
        ),
      ),
)
