import { mostTopWorkflows } from '../../../domain/insight/stats.ts'
import { type Statement, statement } from '../kernel/sql.ts'
import { figureColumns } from './figure-columns.ts'

const all = figureColumns.join(', ')
const sums = figureColumns.map((column) => `sum(${column}) as ${column}`).join(', ')

const ms = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::bigint`

const first = ms(
  `least((select min(at) from figures where span = 'quarter_hour'), (select min(at) from figures_pending))`,
)
const last = ms(
  `greatest((select max(at) from figures where span = 'quarter_hour'), (select max(at) from figures_pending))`,
)

/** The first and the last quarter of an hour that there are figures of; null where there are none. */
export const knownTimes = statement('statistics_known', `select ${first} as first, ${last} as last`)

/** A look by the index for each range: joined freely, the planner reads the whole table and compares all with all. */
const eachIn = (ranges: string, table: string, where: string): string =>
  `${ranges} cross join lateral (select * from ${table} where ${where} at >= r.since and at < r.until offset 0) f`

const stretchesFrom = (nth: number, more = '', name = ''): string =>
  `unnest($${nth}::text[], $${nth + 1}::timestamptz[], $${nth + 2}::timestamptz[]${more}) as r (span, since, until${name})`

const edgesFrom = (nth: number): string =>
  `unnest($${nth}::timestamptz[], $${nth + 1}::timestamptz[]) as r (since, until)`

/** Which workflows may lead: those that led in the last sums, and those that sold since. */
const ofAlways = `
  select workflow_id, currency, sales, gross from workflow_figures
   where span = 'always' and workflow_id in (
     (select workflow_id from workflow_ranks order by sales desc, workflow_id limit ${mostTopWorkflows})
     union select workflow_id from figures_pending where workflow_id is not null)
  union all
  select workflow_id, currency, sales, gross from figures_pending where workflow_id is not null`

/** By whole months and days, and by sales where a day is only begun. */
const ofRange = `
  select f.workflow_id, f.currency, f.sales, f.gross
    from ${eachIn(stretchesFrom(12), 'workflow_figures', 'span = r.span and')}
  union all
  select workflow_id, currency, sales, gross from figures_pending
   where workflow_id is not null and at >= $15::timestamptz and at < $16::timestamptz
  union all
  select f.workflow_id, f.currency, f.sales, f.gross
    from ${eachIn(edgesFrom(17), 'sale_figures', 'workflow_id is not null and')}`

/**
 * One statement sees one moment, so that all figures agree: sums that are kept, what is pending since, and the rows
 * themselves where the period cuts a quarter of an hour.
 */
const facts = (name: string, byWorkflow: string): Statement =>
  statement(
    name,
    `with figured as (
     select r.part, f.currency, ${all}
       from ${eachIn(stretchesFrom(1, ', $4::integer[]', ', part'), 'figures', 'span = r.span and')}
     union all
     select width_bucket(at, $5::timestamptz[]) - 1, currency, ${all}
       from figures_pending where at >= $6::timestamptz and at < $7::timestamptz
     union all
     select width_bucket(f.at, $5::timestamptz[]) - 1, f.currency, ${all}
       from ${eachIn(edgesFrom(8), 'figures_as_they_happened', '')}
   ), by_part as (
     select part, currency, ${sums} from figured group by part, currency
   ), by_workflow as (
     select workflow_id, currency, sum(sales) as sales, sum(gross) as gross from (${byWorkflow}) f group by 1, 2
   ), best as (
     select workflow_id, sum(sales) as sales,
            json_agg(json_build_object('amount', gross, 'currency', currency) order by currency) as gross
       from by_workflow group by workflow_id order by sum(sales) desc, workflow_id limit ${mostTopWorkflows}
   ), standing as (
     select kind, status, count from standing_counts
     union all select kind, status, change from standing_counts_pending
   )
   select ${first} as first, ${last} as last,
          coalesce((select sum(count) from standing where kind = 'users' and status <> 'erased'), 0) as users,
          coalesce((select sum(count) from standing where kind = 'workflows' and status = any ($11)), 0) as workflows,
          coalesce((select sum(count) from standing where kind = 'custom_requests' and status = any ($10)), 0) as requests,
          (select coalesce(json_agg(json_build_array(part, currency, ${all})), '[]')
             from by_part) as parts,
          (select coalesce(json_agg(json_build_object('workflow', json_build_object('id', w.id, 'slug', w.slug, 'title', w.title),
                     'sales', l.sales, 'gross', l.gross) order by l.sales desc, w.id), '[]')
             from best l join workflows w on w.id = l.workflow_id) as top`,
  )

/** For the figures of all time: what each workflow ever sold is kept by itself. */
export const factsOfAlways = facts('statistics_always', ofAlways)
export const factsOfRange = facts('statistics', ofRange)
