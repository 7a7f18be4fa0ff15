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
  /** The columns that `order` and `from` name, without the id: by their bare names. */
  keys: ReadonlyArray<string>
  rows: number
  /** How many rows of the list are looked at before the other way is taken. */
  window: number
  /** So many of them are enough. */
  enough?: number
}>

const bare = (columns: string): string => columns.replaceAll('w.', '')

/**
 * The first rows of a list that pass conditions, in a time that the size of the list does not decide. What many rows
 * pass is met soon on the way along the list; so a part of it is looked at first. What was not met often enough there is
 * rare, and found by the index on words and marks, which costs as much as there is to find. PostgreSQL would have to
 * guess which of the two it is, and plans a statement once for all words.
 *
 * The window stands there as a subquery, which PostgreSQL takes for a tenth of the list: knowing the number, it would
 * rather read and sort a list of some ten thousand whole than go a third of it along the index.
 *
 * Where to begin is asked of what was found, behind `offset 0`: PostgreSQL takes a beginning for a third of the list, and
 * would read the index of the whole of it, too.
 */
export const foundFirst = ({
  columns,
  list,
  from,
  conditions,
  order,
  keys,
  rows,
  window,
  enough = rows,
}: Asked): string => `
with near as materialized (
  select ${bare(columns)} from (
    select ${columns}, w.search, w.marks from workflows w where ${list} and ${from} order by ${order} limit (select ${window})) w
   where ${conditions.join(' and ')}
   order by ${order} limit ${rows}),
far as materialized (
  select * from (
    select w.id, ${keys.map((key) => `w.${key}`).join(', ')} from workflows w
     where ${list} and ${conditions.join(' and ')} and (select count(*) from near) < ${enough} offset 0) w
   where ${from})
select ${bare(columns)} from near where (select count(*) from near) >= ${enough}
union all
select ${columns} from (select * from far w order by ${order} limit ${rows}) found join workflows w on w.id = found.id
 where (select count(*) from near) < ${enough}
 order by ${bare(order)}`
