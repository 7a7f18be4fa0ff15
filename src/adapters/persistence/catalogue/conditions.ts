import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'

/** Conditions of `workflows w`, their values as the parameters from the first on that they were given. */
export type Conditions = Readonly<{ sql: ReadonlyArray<string>; values: ReadonlyArray<unknown> }>

/** How many of the filters, each of which a mark of the workflow answers, are asked for. */
const marksOf = ({ integration, node, trigger, category, tag, free }: WorkflowFilters): ReadonlyArray<string> =>
  Object.entries({ integration, node, trigger, category, tag, free }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}:${value}`],
  )

type Condition = Readonly<{ sql: (parameter: string) => string; value: unknown }>

/**
 * The filters that are present. Which of them is decides the text, never a parameter that may be null: PostgreSQL plans
 * a text once for all values, and could use no index then. All that marks answer is one condition, so that there are few
 * texts. `query`: what the words stand for, as `tsquery` writes it.
 */
export const conditionsOf = (
  filters: WorkflowFilters,
  query: string | null,
  { first = 1, marks: more = [] }: Readonly<{ first?: number; marks?: ReadonlyArray<string> }> = {},
): Conditions => {
  const marks = [...marksOf(filters), ...more]
  const { minPrice, maxPrice, currency } = filters
  const present: ReadonlyArray<Condition | null> = [
    query === null ? null : { sql: (of) => `w.search @@ ${of}::tsquery`, value: query },
    marks.length === 0 ? null : { sql: (of) => `w.marks @> ${of}::text[]`, value: marks },
    minPrice === null ? null : { sql: (of) => `w.price_amount >= ${of}::bigint`, value: minPrice },
    maxPrice === null ? null : { sql: (of) => `w.price_amount <= ${of}::bigint`, value: maxPrice },
    currency === null ? null : { sql: (of) => `w.price_currency = ${of}`, value: currency },
  ]
  const conditions = present.filter((each) => each !== null)
  return {
    sql: conditions.map(({ sql }, at) => sql(`$${first + at}`)),
    values: conditions.map(({ value }) => value),
  }
}
