import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

/** What happened in the last 24 hours and what waits. Amounts are in the minor unit. */
export type RecentFigures = Readonly<{
  day: ReadonlyArray<Readonly<{ currency: string; sales: number; revenue: number; refunds: number }>>
  review: Readonly<{ waiting: number; oldestSeconds: number }>
  notices: Readonly<{ dead: number }>
}>

/** More wait than anyone counts. */
const mostWaiting = 10_000

/** Bounded by a day's business, by indexes on time; whoever looks may do so often. */
const figures = statement(
  'recent_figures',
  `with since as (select app_now() - interval '1 day' as at),
     sold as (
       select currency, count(*)::int as sales, sum(total_amount)::float8 as revenue
         from sales, since where paid_at >= since.at group by currency
     ), returned as (
       select currency, sum(abs(delta))::float8 as refunds
         from ledger_entries, since
        where account in ('refunds', 'chargebacks') and ledger_entries.at >= since.at group by currency
     ), waiting as (
       select created_at from review_items where resolved_at is null order by created_at limit ${mostWaiting}
     )
   select (select coalesce(json_agg(json_build_object(
             'currency', currency, 'sales', coalesce(sales, 0), 'revenue', coalesce(revenue, 0),
             'refunds', coalesce(refunds, 0))), '[]')
             from sold full join returned using (currency)) as day,
          (select json_build_object('waiting', count(*),
             'oldestSeconds', coalesce(extract(epoch from app_now() - min(created_at)), 0)) from waiting) as review,
          (select json_build_object('dead', count(*)) from webhook_events, since
            where received_at >= since.at and status = 'dead') as notices`,
)

/** The figures of the last 24 hours. */
export const recentFigures = (db: Database): TE.TaskEither<Unavailable, O.Option<RecentFigures>> =>
  pipe(
    read(db)<RecentFigures>(figures, []),
    TE.map(([row]) => O.fromNullable(row)),
  )
