import type { FigureSums } from '../../../ports/insight/figure-sums.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { figureColumns } from './figure-columns.ts'

const all = figureColumns.join(', ')
const sums = (of: string): string => figureColumns.map((column) => `sum(${of}.${column}) as ${column}`).join(', ')
const added = (to: string, columns: ReadonlyArray<string>): string =>
  columns.map((column) => `${column} = ${to}.${column} + excluded.${column}`).join(', ')

const start = `case spans.span when 'quarter_hour' then t.at when 'always' then timestamptz '-infinity'
                else date_trunc(spans.span, t.at, 'UTC') end`

/** Whoever takes notes at the same time takes others; rows are changed in the order of their keys, so that nobody waits in a circle. */
const taken = (table: string, order: string): string => `
  delete from ${table} where id = any (array(select id from ${table} order by ${order} limit $1 for update skip locked)) returning *`

const takeFigures = `
  with t as (${taken('figures_pending', 'at')}),
  of_time as (
    insert into figures as f (span, at, currency, ${all})
    select spans.span, ${start}, t.currency, ${sums('t')}
      from t cross join (values ('quarter_hour'), ('hour'), ('day'), ('month')) as spans (span)
     group by 1, 2, 3 order by 1, 2, 3
    on conflict (span, at, currency) do update set ${added('f', figureColumns)}
  ), of_workflows as (
    insert into workflow_figures as f (span, at, workflow_id, currency, sales, gross)
    select spans.span, ${start}, t.workflow_id, t.currency, sum(t.sales), sum(t.gross)
      from t cross join (values ('day'), ('month'), ('always')) as spans (span)
     where t.workflow_id is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (span, at, workflow_id, currency) do update set ${added('f', ['sales', 'gross'])}
  ), ranks as (
    insert into workflow_ranks as f (workflow_id, sales)
    select workflow_id, sum(sales) from t where workflow_id is not null group by 1 order by 1
    on conflict (workflow_id) do update set ${added('f', ['sales'])}
  )
  select count(*)::integer as notes from t`

const takeStandings = `
  with t as (${taken('standing_counts_pending', 'id')}),
  counts as (
    insert into standing_counts as f (kind, status, count)
    select kind, status, sum(change) from t group by 1, 2 order by 1, 2
    on conflict (kind, status) do update set ${added('f', ['count'])}
  )
  select count(*)::integer as notes from t`

export const postgresFigureSums: FigureSums = {
  take: (tx) => (most) =>
    inside(tx, async () => {
      const figures = await execute<{ notes: number }>(tx, takeFigures, [most])
      const standings = await execute<{ notes: number }>(tx, takeStandings, [most])
      return Math.max(figures.rows[0]?.notes ?? 0, standings.rows[0]?.notes ?? 0)
    }),
}
