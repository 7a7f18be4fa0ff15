/** What a column says of a buyer, and what the erasure of their account makes of it. */
export type Label =
  | Readonly<{ kind: 'becomes'; value: string }>
  | Readonly<{ kind: 'goes' }>
  | Readonly<{ kind: 'impersonal'; because: string }>

/**
 * In which order tables are gone through. It is that in which others lock rows: of requests before checkouts, and of
 * both before they point to an account.
 */
type Turn = 'requests' | 'usual' | 'account'

/** A table, column by column, and which of its rows are a buyer's. */
export type TablePrivacy = Readonly<{
  table: string
  columns: Readonly<Record<string, Label>>
  /** The rows of the buyer whose id is `$1`, as a condition, and what becomes of them; none where no row is a buyer's. */
  ofBuyer: Readonly<{ rows: string; fate: 'stay' | 'go' | 'follow' }> | null
  turn: Turn
}>

/** Personal: erasure puts this in its place, an expression of SQL. */
export const becomes = (value: string): Label => ({ kind: 'becomes', value })

/** Personal: it goes with its row. */
export const goes: Label = { kind: 'goes' }

/** Columns that go with their row. */
export const go = (...names: ReadonlyArray<string>): Readonly<Record<string, Label>> =>
  Object.fromEntries(names.map((name) => [name, goes]))

/** Columns that say nothing of a person, and why not. */
export const are = (because: string, ...names: ReadonlyArray<string>): Readonly<Record<string, Label>> =>
  Object.fromEntries(names.map((name) => [name, { kind: 'impersonal', because }]))

type Columns = TablePrivacy['columns']

/** A table without a buyer's personal data. */
export const impersonal = (table: string, columns: Columns): TablePrivacy => ({
  table,
  columns,
  ofBuyer: null,
  turn: 'usual',
})

/** A table whose rows of a buyer stay, without what is personal in them. */
export const emptied = (table: string, rows: string, columns: Columns, turn: Turn = 'usual'): TablePrivacy => ({
  table,
  columns,
  ofBuyer: { rows, fate: 'stay' },
  turn,
})

/** A table whose rows of a buyer go. */
export const deleted = (table: string, rows: string, columns: Columns): TablePrivacy => ({
  table,
  columns,
  ofBuyer: { rows, fate: 'go' },
  turn: 'usual',
})

/** A table whose rows of a buyer go with the rows of another that they point to: the database sees to it. */
export const following = (table: string, rows: string, columns: Columns): TablePrivacy => ({
  table,
  columns,
  ofBuyer: { rows, fate: 'follow' },
  turn: 'usual',
})

/** A table, and whether something personal of a buyer is in it. */
export type Left = Readonly<{ table: string; isThere: string }>

type Change = Readonly<{ name: string; value: string }>

const changesOf = (columns: Columns): ReadonlyArray<Change> =>
  Object.entries(columns).flatMap(([name, label]) => (label.kind === 'becomes' ? [{ name, value: label.value }] : []))

const differs = (changes: ReadonlyArray<Change>): string =>
  changes
    .map(({ name, value }) => (value === 'null' ? `${name} is not null` : `${name} is distinct from ${value}`))
    .join(' or ')

const statementOf = ({ table, columns, ofBuyer }: TablePrivacy): ReadonlyArray<string> => {
  if (ofBuyer === null || ofBuyer.fate === 'follow') return []
  if (ofBuyer.fate === 'go') return [`delete from ${table} where ${ofBuyer.rows}`]
  const changes = changesOf(columns)
  return [
    `update ${table} set ${changes.map(({ name, value }) => `${name} = ${value}`).join(', ')}
      where ${ofBuyer.rows} and (${differs(changes)})`,
  ]
}

/** What is still there of the buyer whose id is `buyer`, an expression: a condition for each table that may hold something. */
export const leftOf = (tables: ReadonlyArray<TablePrivacy>, buyer: string): ReadonlyArray<Left> =>
  tables.flatMap(({ table, columns, ofBuyer }) => {
    if (ofBuyer === null) return []
    const theirs = ofBuyer.rows.replaceAll('$1', buyer)
    const rows = ofBuyer.fate === 'stay' ? `${theirs} and (${differs(changesOf(columns))})` : theirs
    return [{ table, isThere: `exists (select from ${table} where ${rows})` }]
  })

/**
 * What erases the buyer whose id is `$1`, in the order in which it has to be done. Once more changes nothing. The account
 * comes last, and then all else again: who writes a row that points to it holds it until the row is kept, so what was
 * under way is there by then, and what comes later finds the account erased.
 */
export const erasing = (tables: ReadonlyArray<TablePrivacy>): ReadonlyArray<string> => {
  const of = (turn: Turn) => tables.filter((each) => each.turn === turn).flatMap(statementOf)
  const around = [...of('requests'), ...of('usual')]
  return [...around, ...of('account'), ...around]
}
