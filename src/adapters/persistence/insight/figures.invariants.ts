import { figureColumns } from './figure-columns.ts'

const all = figureColumns.join(', ')
const taken = figureColumns.map((column) => `-${column}`).join(', ')
const isUnequal = figureColumns.map((column) => `sum(${column}) <> 0`).join(' or ')

/** What happened, less what is summed of it and what is noted for it, is nothing: in every quarter of an hour. */
const sums = `
  select at::text as of, currency, 'the sums are not what happened' as fault from (
    select quarter_hour_of(at) as at, currency, ${all} from figures_as_they_happened
    union all select at, currency, ${taken} from figures where span = 'quarter_hour'
    union all select at, currency, ${taken} from figures_pending) each
   group by at, currency having ${isUnequal}`

const longerSums = `
  select span || ' ' || at, currency, 'hours, days or months are not their quarters' from (
    select s.span, date_trunc(s.span, f.at, 'UTC') as at, currency, ${all}
      from figures f cross join (values ('hour'), ('day'), ('month')) as s (span) where f.span = 'quarter_hour'
    union all select span, at, currency, ${taken} from figures where span <> 'quarter_hour') each
   group by span, at, currency having ${isUnequal}`

/** From one day to the one a quarter of an hour later, what happens at its end comes in, and what happened first goes out. */
const days = `
  select 'the day from ' || at, currency, 'days are not their quarters' from (
    select at, currency, ${all} from day_figures
    union all select at + interval '15 minutes', currency, ${taken} from day_figures
    union all select at - interval '23 hours 45 minutes', currency, ${taken} from figures where span = 'quarter_hour'
    union all select at + interval '15 minutes', currency, ${all} from figures where span = 'quarter_hour') each
   group by at, currency having ${isUnequal}`

const started = `case s.span when 'always' then timestamptz '-infinity' else date_trunc(s.span, at, 'UTC') end`
const workflowSpans = `(values ('day'), ('month'), ('always')) as s (span)`

const workflows = `
  select span || ' ' || at || ' of ' || workflow_id, currency, 'the sums of a workflow are not what it sold' from (
    select s.span, ${started} as at, workflow_id, currency, sales, gross
      from sale_figures cross join ${workflowSpans} where workflow_id is not null
    union all select span, at, workflow_id, currency, -sales, -gross from workflow_figures
    union all
    select s.span, ${started}, workflow_id, currency, -sales, -gross
      from figures_pending cross join ${workflowSpans} where workflow_id is not null) each
   group by span, at, workflow_id, currency having sum(sales) <> 0 or sum(gross) <> 0`

const ranks = `
  select workflow_id::text, null, 'it ranks by another number than it sold' from (
    select workflow_id, sales from workflow_figures where span = 'always'
    union all select workflow_id, -sales from workflow_ranks) each
   group by workflow_id having sum(sales) <> 0`

const standingOf = (kind: string): string => `select '${kind}' as kind, status, count(*) from ${kind} group by status`

const standings = `
  select kind || ' ' || status, null, 'they are not as many as were counted' from (
    ${['users', 'workflows', 'custom_requests'].map(standingOf).join(' union all ')}
    union all select kind, status, -count from standing_counts
    union all select kind, status, -change from standing_counts_pending) each
   group by kind, status having sum(count) <> 0`

/** Statistics are made of sums: these are what they would be, were everything looked at. */
export const figuresAsHappened = [sums, longerSums, days, workflows, ranks, standings].join('\n  union all')
