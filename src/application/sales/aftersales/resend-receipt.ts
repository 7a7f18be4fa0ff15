import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { receiptNotYet, saleNotFound } from '../../../domain/sales/failures.ts'
import { standingReceipt } from '../../../domain/sales/receipts/receipt.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Events } from '../../../ports/kernel/events.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Receipts } from '../../../ports/sales/receipts.ts'
import { Sales } from '../../../ports/sales/sales.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'

const needs = { sales: Sales, receipts: Receipts, transact: Transact, events: Events, auditLog: AuditLog }

type Input = Readonly<{ saleId: string; operator: Operator }>

/** Sends the receipt of a sale again, to the address that its buyer has now. */
export const resendReceipt = useCase(
  'ResendReceipt',
  needs,
  [saleNotFound, receiptNotYet],
  ({ sales, receipts, transact, events, auditLog }) =>
    ({ saleId, operator }: Input) =>
      pipe(
        sales.byId(saleId),
        TE.flatMap(TE.fromOption(() => saleNotFound({}))),
        TE.flatMap(() => receipts.papers(saleId)),
        TE.map(standingReceipt),
        TE.flatMap(TE.fromNullable(receiptNotYet({}))),
        TE.flatMap(({ userId }) =>
          transact((tx) =>
            pipe(
              events.append(tx)([{ _tag: 'ReceiptResent', subject: saleId, facts: { saleId, userId } }]),
              TE.flatMap(() =>
                auditLog.append(tx)({ actor: operator.adminId, action: 'sale.resend', subject: saleId, facts: {} }),
              ),
            ),
          ),
        ),
      ),
)
