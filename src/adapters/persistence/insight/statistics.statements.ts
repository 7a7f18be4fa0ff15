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

/**
 * Values of which the planner knows no more when it has them than when it has not, so that it soon plans once for all:
 * planning takes longer than the answer.
 */
const unseen = (nth: number, type: string): string => `(select $${nth}::${type}[])`

const stretchesFrom = (nth: number): string =>
  `unnest(${unseen(nth, 'text')}, ${unseen(nth + 1, 'timestamptz')}, ${unseen(nth + 2, 'timestamptz')}) as r (span, since, until)`

/** At both ends of a range; one that is none ends where it begins. */
const edgesFrom = (nth: number): string =>
  `(values ($${nth}::timestamptz, $${nth + 1}::timestamptz), ($${nth + 2}, $${nth + 3})) as r (since, until)`

const daysFrom = (nth: number): string =>
  `unnest(${unseen(nth, 'timestamptz')}, ${unseen(nth + 1, 'timestamptz')}) as r (since, until)`

const part = 'width_bucket(f.at, $6::timestamptz[]) - 1'

/** Sums that are kept, what is pending since, and the rows themselves where the period cuts a quarter of an hour. */
const figured = `
  select ${part} as part, f.currency, ${all} from ${eachIn(stretchesFrom(1), 'figures', 'span = r.span and')}
  union all
  select ${part}, f.currency, ${all} from ${eachIn(daysFrom(4), 'day_figures', 'begins = quarter_of_day(r.since) and')}
  union all
  select ${part}, f.currency, ${all} from figures_pending f where f.at >= $7::timestamptz and f.at < $8::timestamptz
  union all
  select ${part}, f.currency, ${all} from ${eachIn(edgesFrom(9), 'figures_as_they_happened', '')}`

const pendingSales = 'select workflow_id, currency, sales, gross from figures_pending where workflow_id is not null'

/** Which workflows may lead: those that led in the last sums, and those that sold since. */
const ofAlways = `
  select workflow_id, currency, sales, gross from workflow_figures
   where span = 'always' and workflow_id in (
     (select workflow_id from workflow_ranks order by sales desc, workflow_id limit ${mostTopWorkflows})
     union select workflow_id from figures_pending where workflow_id is not null)
  union all
  ${pendingSales}`

const pendingInRange = `${pendingSales} and at >= $18::timestamptz and at < $19::timestamptz`

/** By whole months and days, and by sales where a day is only begun. */
const ofRange = `
  select f.workflow_id, f.currency, f.sales, f.gross
    from ${eachIn(stretchesFrom(15), 'workflow_figures', 'span = r.span and')}
  union all
  ${pendingInRange}
  union all
  select f.workflow_id, f.currency, f.sales, f.gross
    from ${eachIn(edgesFrom(20), 'sale_figures', 'workflow_id is not null and')}`

const summedIn = (ranges: string, table: string, where: string): string =>
  `${ranges} cross join lateral (
     select currency, sum(sales) as sales, sum(gross) as gross from ${table}
      where workflow_id = c.workflow_id and ${where} at >= r.since and at < r.until group by currency) f`

/** The same of some workflows only; each is summed as it is found, for the best have many sales. */
const ofRangeBy = (some: string): string => `
  select c.workflow_id, f.currency, f.sales, f.gross
    from ${some} c cross join ${summedIn(stretchesFrom(15), 'workflow_figures', 'span = r.span and')}
  union all
  select workflow_id, currency, sales, gross from (${pendingInRange}) f where workflow_id in (select workflow_id from ${some})
  union all
  select c.workflow_id, f.currency, f.sales, f.gross
    from ${some} c cross join ${summedIn(edgesFrom(20), 'sale_figures', '')}`

/** How many leaders of a list are looked at, and of how many the sales of the range are summed in any case. */
const leaders = 64
const surelySummed = 16

/** Leaders of each month, of the months that a range touches. */
const ofMonths = `
  select m.at, m.currency, l.workflow_id, l.sales
    from (select at, currency from figures where span = 'month' and at >= $24::timestamptz and at < $25::timestamptz) m
   cross join lateral (
     select workflow_id, sales from workflow_figures f
      where f.span = 'month' and f.at = m.at and f.currency = m.currency order by sales desc limit ${leaders}) l`

const everLeading = `
  select timestamptz '-infinity' as at, '' as currency, workflow_id, sales from (
    select workflow_id, sales from workflow_ranks order by sales desc limit ${leaders}) l`

/**
 * Who may lead in a range: nobody sold more in it than in longer times around it, of which the leaders are known. `most` is
 * what a workflow has sold at most; the sales of the range are summed for those who could be among the best with it.
 * `bar` is what the last of the best of the first few has sold. Whoever is in no list has sold `unknown` at most.
 */
const ledIn = (lists: string): string => `
   led as (${lists}),
   lists as (
     select at, currency, case when count(*) = ${leaders} then min(sales) else 0 end as least from led group by 1, 2
   ), unknown as (select coalesce(sum(least), 0) as most from lists),
   may_lead as (
     select workflow_id, max(most) as most from (
       select workflow_id, sum(sales - least) + (select most from unknown) as most
         from led join lists using (at, currency) group by 1
       union all select workflow_id, 'infinity' from (${pendingSales}) f) each group by 1
   ), first_few as (select workflow_id from may_lead order by most desc, workflow_id limit ${surelySummed}),
   first_sums as (${ofRangeBy('first_few')}),
   bar as (
     select coalesce((select sum(sales) from first_sums group by workflow_id order by 1 desc
                      offset ${mostTopWorkflows - 1} limit 1), 0) as sales
   ), others as (
     select workflow_id from may_lead, bar where most >= bar.sales and workflow_id not in (select workflow_id from first_few)
   ), `
const areKnown = `(select most = 0 or most < coalesce((select min(sales) from best having count(*) = ${mostTopWorkflows}), 0) from unknown)`
const ofLed = `select * from first_sums union all ${ofRangeBy('others')}`

type Ranking = Readonly<{ tables: string; sums: string; isWhole: string }>

/**
 * One statement sees one moment, so that all figures agree. The sums of parts are written as lists of numbers by hand:
 * there are thousands, which functions for JSON take long for.
 */
const facts = (name: string, { tables, sums: byWorkflow, isWhole }: Ranking): Statement =>
  statement(
    name,
    `with by_part as (
     select part, currency, ${sums} from (${figured}) f group by part, currency
   ), ${tables}by_workflow as (
     select workflow_id, currency, sum(sales) as sales, sum(gross) as gross from (${byWorkflow}) f group by 1, 2
   ), best as (
     select workflow_id, sum(sales) as sales,
            json_agg(json_build_object('amount', gross, 'currency', currency) order by currency) as gross
       from by_workflow group by workflow_id order by sum(sales) desc, workflow_id limit ${mostTopWorkflows}
   ), standing as (
     select kind, status, count from standing_counts
     union all select kind, status, change from standing_counts_pending
   )
   select ${first} as first, ${last} as last, ${isWhole} as "isWhole",
          coalesce((select sum(count) from standing where kind = 'users' and status <> 'erased'), 0) as users,
          coalesce((select sum(count) from standing where kind = 'workflows' and status = any ($14)), 0) as workflows,
          coalesce((select sum(count) from standing where kind = 'custom_requests' and status = any ($13)), 0) as requests,
          (select '[' || coalesce(string_agg(concat('[', part, ',', to_json(currency), ',', concat_ws(',', ${all}), ']'), ','), '') || ']'
             from by_part) as parts,
          (select coalesce(json_agg(json_build_object('workflow', json_build_object('id', w.id, 'slug', w.slug, 'title', w.title),
                     'sales', l.sales, 'gross', l.gross) order by l.sales desc, w.id), '[]')
             from best l join workflows w on w.id = l.workflow_id) as top`,
  )

export const factsOfAlways = facts('statistics_always', { tables: '', sums: ofAlways, isWhole: 'true' })
/** Of a range, by who led in its months, or ever: `isWhole` tells whether that was enough to know who leads in it. */
export const factsByMonths = facts('statistics_by_months', { tables: ledIn(ofMonths), sums: ofLed, isWhole: areKnown })
export const factsByLeaders = facts('statistics_by_leaders', {
  tables: ledIn(everLeading),
  sums: ofLed,
  isWhole: areKnown,
})
export const factsOfRange = facts('statistics_of_range', { tables: '', sums: ofRange, isWhole: 'true' })
