type Asked = Readonly<{
  /** The part of the list that begins where the page does, as its index has it: `id`, `at` and what is looked at in it. */
  list: string
  /** What of a row of the list has the text. */
  has: string
  /** Every `id` and `at` of the part that has the text, as indexes on texts find it. */
  named: string
  rows: number
}>

/**
 * How many rows of the list are looked at one by one: as a subquery, for which PostgreSQL expects a tenth of the list and so
 * goes along its index.
 */
export const longestWindow = '(select 2000)'

/**
 * The ids of the first rows of a newest-first list that contain a text. What many contain is met among the newest
 * (`near`); what few contain is found by indexes and sorted (`named`), which costs as much as there is to find, and is done
 * only where the newest did not have enough. PostgreSQL plans a statement once for all texts, and would have to guess.
 */
export const newestContaining = ({ list, has, named, rows }: Asked): string => {
  const first = `order by at desc, id desc limit ${rows}`
  const near = '(select count(*) from near)'
  return `
    with near as materialized (
      select id, at from (select * from (${list}) l order by at desc, id desc limit ${longestWindow}) l
       where ${has} ${first}),
    named as materialized (select id, at from (${named}) n where ${near} < ${rows} ${first})
    select id from near where ${near} = ${rows} union all select id from named`
}
