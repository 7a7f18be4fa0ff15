import type { Money } from '../kernel/money.ts'
import type { DisputeOutcome, DisputeStatus } from '../sales/outgoing/dispute.ts'
import type { RefundOrigin, RefundStatus } from '../sales/outgoing/refund.ts'
import type { PriceBreakdown } from '../sales/price.ts'
import type { SaleStatus } from '../sales/sale.ts'

type Named = Readonly<{ id: string; title: string }>

export type ListedRefund = Readonly<{
  id: string
  amount: Money
  status: RefundStatus
  origin: RefundOrigin
  reason: string
  at: Date
}>

export type ListedDispute = Readonly<{
  id: string
  amount: Money
  status: DisputeStatus
  outcome: DisputeOutcome | null
  dueAt: Date | null
  openedAt: Date
  resolvedAt: Date | null
}>

/** A sale as the operators see it, with what goes back of it. `charged` is what was paid, `fees` what the provider kept. */
export type ListedSale = PriceBreakdown &
  Readonly<{
    id: string
    reference: string
    user: Readonly<{ id: string; email: string }>
    workflow: Named | null
    version: string | null
    request: Named | null
    charged: Money
    fees: Money
    status: SaleStatus
    refunds: ReadonlyArray<ListedRefund>
    disputes: ReadonlyArray<ListedDispute>
    paidAt: Date
  }>
