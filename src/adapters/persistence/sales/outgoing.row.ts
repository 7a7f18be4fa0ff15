import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Dispute, DisputeOutcome, DisputeStatus } from '../../../domain/sales/outgoing/dispute.ts'
import type { Refund, RefundOrigin, RefundStatus } from '../../../domain/sales/outgoing/refund.ts'
import { timeOf, timeOrNull } from '../kernel/sql.ts'

export const RefundRow = defineEntity({
  name: 'RefundRow',
  tableName: 'refunds',
  properties: {
    id: p.uuid().primary(),
    reference: p.text(),
    saleId: p.uuid().nullable(),
    amount: p.bigint('number'),
    currency: p.text(),
    status: p.text().$type<RefundStatus>(),
    origin: p.text().$type<RefundOrigin>(),
    providerId: p.text().unique().nullable(),
    sent: p.boolean(),
    reason: p.text(),
    failure: p.text().nullable(),
    requestedBy: p.uuid().nullable(),
    sendingUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    changedAt: p.datetime().defaultRaw('app_now()'),
    revision: p.integer().default(1),
  },
})

export const DisputeRow = defineEntity({
  name: 'DisputeRow',
  tableName: 'disputes',
  properties: {
    id: p.uuid().primary(),
    providerId: p.text().unique(),
    reference: p.text(),
    saleId: p.uuid().nullable(),
    amount: p.bigint('number'),
    currency: p.text(),
    status: p.text().$type<DisputeStatus>(),
    outcome: p.text().$type<DisputeOutcome>().nullable(),
    dueAt: p.datetime().nullable(),
    openedAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    changedAt: p.datetime().defaultRaw('app_now()'),
    revision: p.integer().default(1),
  },
})

/** Rows as SQL selects them: bigint comes as text. */
export type SelectedRefund = Readonly<{
  id: string
  reference: string
  sale_id: string | null
  amount: string
  currency: string
  status: RefundStatus
  origin: RefundOrigin
  provider_id: string | null
  sent: boolean
  reason: string
  failure: string | null
  requested_by: string | null
  created_at: string
}>

export type SelectedDispute = Readonly<{
  id: string
  provider_id: string
  reference: string
  sale_id: string | null
  amount: string
  currency: string
  status: DisputeStatus
  outcome: DisputeOutcome | null
  due_at: string | null
  opened_at: string
  resolved_at: string | null
}>

export const toRefund = (row: SelectedRefund): Refund => ({
  id: row.id,
  reference: row.reference,
  saleId: row.sale_id,
  amount: Number(row.amount),
  currency: row.currency,
  status: row.status,
  origin: row.origin,
  providerId: row.provider_id,
  sent: row.sent,
  reason: row.reason,
  failure: row.failure,
  requestedBy: row.requested_by,
  createdAt: timeOf(row.created_at),
})

export const toDispute = (row: SelectedDispute): Dispute => ({
  id: row.id,
  providerId: row.provider_id,
  reference: row.reference,
  saleId: row.sale_id,
  amount: Number(row.amount),
  currency: row.currency,
  status: row.status,
  outcome: row.outcome,
  dueAt: timeOrNull(row.due_at),
  openedAt: timeOf(row.opened_at),
  resolvedAt: timeOrNull(row.resolved_at),
})
