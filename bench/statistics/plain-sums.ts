import type { Pool } from 'pg'
import { figureColumns } from '../../src/adapters/persistence/insight/figure-columns.ts'
import type { Period } from '../../src/domain/insight/period.ts'
import {
  type Calendar,
  type IntervalSums,
  mostTopWorkflows,
  statsOf,
  type TopWorkflow,
} from '../../src/domain/insight/stats.ts'

type Row = Readonly<Record<string, string>> & Readonly<{ start: string }>

const sums = figureColumns.map((column) => `sum(${column}) as ${column}`).join(', ')

const intervalsOf = ({ start, currency = '', ...row }: Row): IntervalSums => ({
  from: new Date(start),
  currency,
  count: Number(row['sales']),
  total: Number(row['gross']),
  discounts: Number(row['discounts']),
  taxPayable: Number(row['tax_payable']),
  refunds: Number(row['refunds']),
  refundsTax: Number(row['refunds_tax']),
  chargebacks: Number(row['chargebacks']),
  chargebacksTax: Number(row['chargebacks_tax']),
  paystackFees: Number(row['paystack_fees']),
  buyerFees: Number(row['buyer_fees']),
})

/** The same figures from every sale and every entry of the ledger, by PostgreSQL's own calendar. */
export const plainSums = async (pool: Pool, { from, to }: Period, { zone, interval }: Calendar) => {
  const range = [from ?? '-infinity', to ?? 'infinity']
  const { rows } = await pool.query<Row>(
    `select date_trunc($3, at, $4) as start, currency, ${sums} from figures_as_they_happened
      where at >= $1 and at < $2 group by 1, 2`,
    [...range, interval, zone],
  )
  const top = await pool.query<{ workflow: TopWorkflow['workflow']; sales: number; gross: TopWorkflow['gross'] }>(
    `select json_build_object('id', w.id, 'slug', w.slug, 'title', w.title) as workflow, sum(s.sales)::integer as sales,
            json_agg(json_build_object('amount', s.gross, 'currency', s.currency) order by s.currency) as gross
       from (select workflow_id, currency, count(*) as sales, sum(total_amount) as gross from sales
              where paid_at >= $1 and paid_at < $2 group by 1, 2) s
       join workflows w on w.id = s.workflow_id
      group by w.id order by sum(s.sales) desc, w.id limit ${mostTopWorkflows}`,
    range,
  )
  const { revenue, series } = statsOf({
    users: 0,
    workflows: 0,
    openRequests: 0,
    intervals: rows.map(intervalsOf),
    topWorkflows: [],
    checkouts: { initialized: 0, paid: 0 },
  })
  return { revenue, series, topWorkflows: top.rows }
}
