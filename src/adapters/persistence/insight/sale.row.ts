import type { ListedDispute, ListedRefund, ListedSale } from '../../../domain/insight/listed-sale.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { SaleStatus } from '../../../domain/sales/sale.ts'
import { timeOf, timeOrNull } from '../kernel/sql.ts'

/** As PostgreSQL writes JSON: times are text, amounts are numbers within what they hold. */
export type SelectedSale = Readonly<{
  id: string
  reference: string
  user_id: string
  email: string
  workflow: ListedSale['workflow']
  version: string | null
  request: ListedSale['request']
  list_amount: string
  discount_amount: string
  tax_amount: string
  total_amount: string
  charged_amount: string
  fees_amount: string
  currency: Currency
  status: SaleStatus
  refunds: ReadonlyArray<Omit<ListedRefund, 'at' | 'amount'> & Readonly<{ at: string; amount: number }>>
  disputes: ReadonlyArray<
    Pick<ListedDispute, 'id' | 'status' | 'outcome'> &
      Readonly<{ amount: number; dueAt: string | null; openedAt: string; resolvedAt: string | null }>
  >
  paid_at: string
}>

/** Sales with all that is shown of them; `s` is the sale, `u` its buyer, `w`, `v` and `q` what it was of. */
export const selectOf = (sales: string): string => `
  select s.id, s.reference, s.user_id, u.email, v.version, s.list_amount, s.discount_amount, s.tax_amount,
         s.total_amount, s.charged_amount, s.fees_amount, s.currency, s.status, s.paid_at,
         case when w.id is not null then json_build_object('id', w.id, 'title', w.title) end as workflow,
         case when q.id is not null then json_build_object('id', q.id, 'title', q.title) end as request,
         (select coalesce(json_agg(json_build_object('id', r.id, 'amount', r.amount, 'status', r.status,
                   'origin', r.origin, 'reason', r.reason, 'at', r.created_at) order by r.created_at, r.id), '[]')
            from refunds r where r.reference = s.reference) as refunds,
         (select coalesce(json_agg(json_build_object('id', d.id, 'amount', d.amount, 'status', d.status,
                   'outcome', d.outcome, 'dueAt', d.due_at, 'openedAt', d.opened_at, 'resolvedAt', d.resolved_at)
                   order by d.opened_at, d.id), '[]')
            from disputes d where d.reference = s.reference) as disputes
    from ${sales} s
    join users u on u.id = s.user_id
    left join workflows w on w.id = s.workflow_id
    left join workflow_versions v on v.id = s.version_id
    left join custom_requests q on q.id = s.request_id`

export const selectSales = selectOf('sales')

export const toListedSale = (row: SelectedSale): ListedSale => {
  const money = (amount: string | number) => ({ amount: Number(amount), currency: row.currency })
  return {
    id: row.id,
    reference: row.reference,
    user: { id: row.user_id, email: row.email },
    workflow: row.workflow,
    version: row.version,
    request: row.request,
    list: money(row.list_amount),
    discount: money(row.discount_amount),
    tax: money(row.tax_amount),
    total: money(row.total_amount),
    charged: money(row.charged_amount),
    fees: money(row.fees_amount),
    status: row.status,
    refunds: row.refunds.map(({ amount, at, ...refund }) => ({ ...refund, amount: money(amount), at: timeOf(at) })),
    disputes: row.disputes.map(({ amount, dueAt, openedAt, resolvedAt, ...dispute }) => ({
      ...dispute,
      amount: money(amount),
      dueAt: timeOrNull(dueAt),
      openedAt: timeOf(openedAt),
      resolvedAt: timeOrNull(resolvedAt),
    })),
    paidAt: timeOf(row.paid_at),
  }
}
