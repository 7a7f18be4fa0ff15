import { createHash } from 'node:crypto'
import type { WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import { type Statement, statement } from '../kernel/sql.ts'

/** How a filter reads in SQL; `value` is what the parameter stands for. */
type Condition = Readonly<{ sql: (parameter: string) => string; value: (filters: WorkflowFilters) => unknown }>

/** Each word in title, summary or a tag, without regard to case. Nothing in a word has a meaning to SQL. */
export const wordsCondition = (parameter: string): string =>
  `not exists (select from unnest(${parameter}::text[]) as word
                where strpos(lower(w.title || ' ' || w.summary || ' ' || array_to_string(w.tags, ' ')), lower(word)) = 0)`

const conditions: Readonly<Record<keyof WorkflowFilters, Condition>> = {
  words: { sql: wordsCondition, value: ({ words }) => words },
  integration: { sql: (of) => `w.integrations @> array[${of}::text]`, value: ({ integration }) => integration },
  node: { sql: (of) => `w.node_types @> array[${of}::text]`, value: ({ node }) => node },
  trigger: { sql: (of) => `w.trigger = ${of}`, value: ({ trigger }) => trigger },
  category: { sql: (of) => `w.categories @> array[${of}::text]`, value: ({ category }) => category },
  tag: { sql: (of) => `w.tags @> array[${of}::text]`, value: ({ tag }) => tag },
  minPrice: { sql: (of) => `w.price_amount >= ${of}::bigint`, value: ({ minPrice }) => minPrice },
  maxPrice: { sql: (of) => `w.price_amount <= ${of}::bigint`, value: ({ maxPrice }) => maxPrice },
  currency: { sql: (of) => `w.price_currency = ${of}`, value: ({ currency }) => currency },
  free: { sql: (of) => `(w.price_amount = 0) = ${of}::boolean`, value: ({ free }) => free },
}

type Filter = keyof WorkflowFilters
const names = Object.keys(conditions) as ReadonlyArray<Filter>

/** The filters that are present, as SQL behind `where`; their values are the parameters from `$1` on, in order. */
export type Where = Readonly<{ of: (...without: ReadonlyArray<Filter>) => string; values: ReadonlyArray<unknown> }>

export const where = (filters: WorkflowFilters): Where => {
  const present = names.filter((name) => filters[name] !== null)
  return {
    of: (...without) =>
      [
        `w.status = 'published'`,
        ...present.flatMap((name, at) => (without.includes(name) ? [] : [conditions[name].sql(`$${at + 1}`)])),
      ].join(' and '),
    values: present.map((name) => conditions[name].value(filters)),
  }
}

/** A statement named by its own text: the same text is prepared once a connection. */
export const namedByText = (kind: string, text: string): Statement =>
  statement(`${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text)
