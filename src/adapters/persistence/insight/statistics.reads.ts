import { slotMs } from '../../../domain/insight/slot.ts'
import {
  countedWorkflows,
  type LedgerSlot,
  mostTopWorkflows,
  type SalesSlot,
  type ShopFacts,
  type TopWorkflow,
} from '../../../domain/insight/stats.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { openStatuses } from '../../../domain/requests/custom-request.ts'
import type { Statistics } from '../../../ports/insight/statistics.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

/** The beginning of a row's quarter of an hour, in milliseconds since 1970. */
const slot = (column: string): string =>
  `(extract(epoch from date_bin(${slotMs} * interval '1 ms', ${column}, timestamptz 'epoch')) * 1000)::bigint`

const within = (column: string): string => `${column} >= $1::timestamptz and ${column} < $2::timestamptz`

const account = (name: string): string => `coalesce(sum(e.delta) filter (where e.account = '${name}'), 0)`

const taxOf = (cause: string): string =>
  `coalesce(sum(e.delta) filter (where e.account = 'tax_payable' and r.cause = '${cause}'), 0)`

/**
 * One statement sees one moment, so that all figures agree. Sales and ledger are each read once, by their indexes on
 * time; `reversals` are the few bookings of refunds and chargebacks, whose entries on `tax_payable` are theirs.
 */
const facts = statement(
  'statistics',
  `with sold as (
     select ${slot('paid_at')} as at, currency, count(*) as count, sum(total_amount) as total
       from sales where ${within('paid_at')} group by 1, 2
   ), reversals as (
     select txn_id, min(account) as cause
       from ledger_entries where account in ('refunds', 'chargebacks') and ${within('at')} group by txn_id
   ), booked as (
     select ${slot('e.at')} as at, e.currency,
            ${account('discounts')} as "discounts",
            ${account('tax_payable')} as "taxPayable",
            ${account('refunds')} as "refunds",
            ${taxOf('refunds')} as "refundsTax",
            ${account('chargebacks')} as "chargebacks",
            ${taxOf('chargebacks')} as "chargebacksTax",
            ${account('paystack_fees')} as "paystackFees",
            ${account('buyer_fees')} as "buyerFees"
       from ledger_entries e left join reversals r using (txn_id)
      where ${within('e.at')}
        and e.account in ('discounts', 'tax_payable', 'refunds', 'chargebacks', 'paystack_fees', 'buyer_fees')
      group by 1, 2
   ), by_workflow as (
     select workflow_id, currency, count(*) as count, sum(total_amount) as total
       from sales where workflow_id is not null and ${within('paid_at')} group by 1, 2
   ), top as (
     select w.id, w.slug, w.title, sum(b.count) as sales,
            json_agg(json_build_object('amount', b.total, 'currency', b.currency) order by b.currency) as gross
       from by_workflow b join workflows w on w.id = b.workflow_id
      group by w.id order by sales desc, w.id limit ${mostTopWorkflows}
   ), asked as (
     select count(*) as initialized, count(*) filter (where status = 'paid') as paid
       from checkouts where access_code is not null and ${within('created_at')}
   )
   select (select count(*) from users where status <> 'erased') as users,
          (select count(*) from workflows where status = any($4)) as workflows,
          (select count(*) from custom_requests where status = any($3)) as open_requests,
          (select coalesce(json_agg(sold), '[]') from sold) as sold,
          (select coalesce(json_agg(booked), '[]') from booked) as booked,
          (select coalesce(json_agg(top order by sales desc, id), '[]') from top) as top,
          (select row_to_json(asked) from asked) as checkouts`,
)

type Timed<Slot> = Omit<Slot, 'at'> & Readonly<{ at: number }>

type Selected = Readonly<{
  users: string
  workflows: string
  open_requests: string
  sold: ReadonlyArray<Timed<SalesSlot>>
  booked: ReadonlyArray<Timed<LedgerSlot>>
  top: ReadonlyArray<TopWorkflow['workflow'] & Omit<TopWorkflow, 'workflow'>>
  checkouts: ShopFacts['checkouts']
}>

const toFacts = (row: Selected): ShopFacts => ({
  users: Number(row.users),
  workflows: Number(row.workflows),
  openRequests: Number(row.open_requests),
  sold: row.sold.map(({ at, ...sums }) => ({ ...sums, at: new Date(at) })),
  booked: row.booked.map(({ at, ...sums }) => ({ ...sums, at: new Date(at) })),
  topWorkflows: row.top.map(({ id, slug, title, sales, gross }) => ({ workflow: { id, slug, title }, sales, gross })),
  checkouts: row.checkouts,
})

const oneRow = (rows: ReadonlyArray<Selected>): Selected => {
  const [row] = rows
  if (row === undefined) throw new Error('the statistics always have a row')
  return row
}

export const postgresStatistics = (db: Database): Statistics => ({
  of: ({ from, to }) =>
    pipe(
      read(db)<Selected>(facts, [from ?? '-infinity', to ?? 'infinity', openStatuses, countedWorkflows]),
      TE.map(oneRow),
      TE.map(toFacts),
    ),
})
