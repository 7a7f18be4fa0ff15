import type { SaleFilter } from '../../../ports/insight/sale-directory.ts'
import { containing } from '../kernel/containing.ts'

/** Conditions with the values they have as their parameters. */
export type Meant = Readonly<{ sql: ReadonlyArray<string>; values: ReadonlyArray<unknown> }>

type Condition = readonly [sql: (parameter: string) => string, value: unknown]

/**
 * What of `sales s` a filter leaves, but for its text. Which parts of it are present decides the text of a statement, never
 * a parameter that may be null: a plan is for all values, and could use no index then. `first`: its first parameter.
 */
export const meantSales = ({ status, currency, from, to }: SaleFilter, first: number): Meant => {
  const all: ReadonlyArray<Condition> = [
    [(of) => `s.status = ${of}`, status],
    [(of) => `s.currency = ${of}`, currency],
    [(of) => `s.paid_at >= ${of}::timestamptz`, from],
    [(of) => `s.paid_at < ${of}::timestamptz`, to],
  ]
  const present = all.filter(([, value]) => value !== null)
  return {
    sql: present.map(([sql], at) => sql(`$${first + at}`)),
    values: present.map(([, value]) => value),
  }
}

/** The parameters of a text that is looked for: a pattern, and the text itself. */
export const textValues = (text: string): ReadonlyArray<string> => [containing(text), text]

/** That a sale with its buyer `u` and its item `w` or `q` has the text whose parameters begin at `first`. */
export const hasText = (first: number): string =>
  `(u.email ilike $${first} or w.title ilike $${first} or q.title ilike $${first} or starts_with(s.reference, $${first + 1}))`

/** Beyond every text that begins so: no character comes after U+10FFFF. */
const beginsWith = (column: string, parameter: string): string =>
  `${column} collate "C" >= ${parameter} and ${column} collate "C" < ${parameter} || chr(1114111)`

/** The same sales as `hasText`, as `sales s`, each by the index that finds it; a sale may come more than once. */
export const salesWithText = (first: number): ReadonlyArray<string> => {
  const [pattern, text] = [`$${first}`, `$${first + 1}`]
  const titled = (table: string, key: string) =>
    `${table} t join sales s on s.${key} = t.id where grams_of(t.title, 1) @> longest_grams_of(${text}) and t.title ilike ${pattern}`
  return [
    `users t join sales s on s.user_id = t.id
      where grams_of(t.email || e'\\n' || t.name, 1) @> longest_grams_of(${text}) and t.email ilike ${pattern}`,
    titled('workflows', 'workflow_id'),
    titled('custom_requests', 'request_id'),
    `sales s where ${beginsWith('s.reference', text)}`,
  ]
}
