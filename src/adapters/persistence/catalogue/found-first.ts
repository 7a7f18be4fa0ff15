/** A question for the first rows of a list that pass some conditions. */
export type Asked = Readonly<{
  /** What is read of `workflows w`; the price is always among it, for conditions look at it. */
  columns: string
  /** Which rows the list has: what its index is for. */
  list: string
  /** Which part of it is asked for, and where in it to begin: what its index answers. */
  from: string
  /** What the rows must pass besides. */
  conditions: ReadonlyArray<string>
  /** The order of the list, as its index has it: of the columns of `w`. */
  order: string
  /** The columns that `order` and `from` name, without the id, the one that orders first: by their bare names. */
  keys: readonly [string, ...ReadonlyArray<string>]
  rows: number
  /** So many of them are enough. */
  enough?: number
}>

/** How many rows of the list are looked at one by one. */
const window = 2_000
/** How many entries of its index the next part of the list has at the most. */
const longestStretch = 32_000
/** So much longer than what was met lets expect is it, for that was met by chance. */
const margin = 2
/** What was met less often says too little. */
const leastMet = 6

const bare = (columns: string): string => columns.replaceAll('w.', '')

/**
 * The first rows of a list that pass conditions, in a time that the size of the list hardly decides. What many rows pass
 * is met soon on the way along the list; so a part of it is looked at first (`near`). How often it was met there tells
 * how far one must go: so far the list's own index and the index on words and marks are read together, and only rows
 * that both name (`further`). What is rarer, or was not met often enough there, is found by the index on words and marks
 * alone, which costs as much as there is to find (`all`). PostgreSQL would have to guess which of the three it is, and
 * plans a statement once for all words. Each part is asked for only if those before it did not have enough.
 *
 * The window stands there as a subquery, which PostgreSQL takes for a tenth of the list: knowing the number, it would
 * rather read and sort a list of some ten thousand whole than go a third of it along the index.
 *
 * The stretch is a plain range of the first key, for of a range with both ends PostgreSQL expects few rows, so that it
 * reads its index along with that on words.
 *
 * Where to begin is asked of what was found last, behind `offset 0`: PostgreSQL takes a beginning for a third of the
 * list, and would read the index of the whole of it, too.
 */
export const foundFirst = ({ columns, list, from, conditions, order, keys, rows, enough = rows }: Asked): string => {
  const passing = conditions.join(' and ')
  const [key] = keys
  const hits = (part: string) => `(select count(*) from ${part})`
  const expected = enough * window * margin
  const least = Math.max(leastMet, Math.ceil(expected / longestStretch))
  const stretch = `${hits('near')} between ${least} and ${enough - 1}`
  const first = (query: string) => `select ${bare(columns)} from (${query}) w order by ${bare(order)} limit ${rows}`
  return `
with near as materialized (
  select ${bare(columns)} from (
    select ${columns}, w.search, w.marks from workflows w where ${list} and ${from} order by ${order} limit (select ${window})) w
   where ${passing}
   order by ${order} limit ${rows}),
ends as materialized (
  (select ${key} as at from workflows w where ${list} and ${from} and ${stretch} order by ${order} limit 1)
  union all
  (select ${key} from workflows w where ${list} and ${from} and ${stretch} order by ${order}
   offset (select ${expected} / greatest(1, count(*)) from near)::bigint limit 1)),
further as materialized (
  ${first(
    `select ${columns} from workflows w
      where ${list} and ${from} and w.${key} between (select min(at) from ends) and (select max(at) from ends)
        and ${stretch} and (select count(*) from ends) = 2 and ${passing}`,
  )}),
all_found as materialized (
  select * from (
    select w.id, ${keys.map((each) => `w.${each}`).join(', ')} from workflows w
     where ${list} and ${passing} and ${hits('near')} < ${enough} and ${hits('further')} < ${enough} offset 0) w
   where ${from})
select ${bare(columns)} from near where ${hits('near')} >= ${enough}
union all
select ${bare(columns)} from further where ${hits('further')} >= ${enough}
union all
select ${columns} from (select * from all_found w order by ${order} limit ${rows}) found join workflows w on w.id = found.id
 where ${hits('near')} < ${enough} and ${hits('further')} < ${enough}
 order by ${bare(order)}`
}
