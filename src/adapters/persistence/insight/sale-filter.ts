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

/**
 * The same sales as `hasText`, as `sales s`, each by the index that finds it; a sale may come more than once. Of a buyer and
 * of an item only the newest that `where` leaves, so many as a page can show.
 */
export const salesWithText = (first: number, where: string, rows: number): ReadonlyArray<string> => {
  const [pattern, text] = [`$${first}`, `$${first + 1}`]
  const soldOf = (table: string, key: string, grams: string, shown: string) => `
    (select t.id from ${table} t where grams_of(${grams}, 1) @> longest_grams_of(${text}) and ${shown} ilike ${pattern} offset 0) t
    cross join lateral (select s.id, s.paid_at from sales s where s.${key} = t.id and ${where}
                         order by s.paid_at desc, s.id desc limit ${rows}) s`
  return [
    soldOf('users', 'user_id', "t.email || e'\\n' || t.name", 't.email'),
    soldOf('workflows', 'workflow_id', 't.title', 't.title'),
    soldOf('custom_requests', 'request_id', 't.title', 't.title'),
    `sales s where ${beginsWith('s.reference', text)} and ${where}`,
  ]
}
