import type { Label, TablePrivacy } from '../../src/adapters/persistence/kernel/privacy.ts'
import type { Column } from './drift.ts'

const how = `add it to src/adapters/persistence/<capability>/<capability>.privacy.ts. Does it say anything of a buyer
  (a name, an address, words of theirs, a hash of any)? Then say what erasing their account makes of it:
  \`name: becomes("''")\` or \`goes\` with its row. Else \`...are('why not, in a word', 'name')\``

const misled = ({ table, ofBuyer }: TablePrivacy, name: string, label: Label): ReadonlyArray<string> => {
  const column = `${table}.${name}`
  if (label.kind === 'impersonal') return label.because === '' ? [`${column}: say why it says nothing of a buyer`] : []
  if (ofBuyer === null) return [`${column} is personal: say which rows are a buyer's, by emptied(…) or deleted(…)`]
  if (label.kind === 'goes' && ofBuyer.fate === 'stay') return [`${column} is to go with its row, which stays`]
  if (label.kind === 'becomes' && ofBuyer.fate !== 'stay') return [`${column} is emptied in a row that goes`]
  return []
}

/** What the registry leaves out, tells of twice, or tells of and is not there. */
export const unlabelled = (
  tables: ReadonlyArray<TablePrivacy>,
  columns: ReadonlyArray<Pick<Column, 'table' | 'name'>>,
): ReadonlyArray<string> => {
  const there = new Set(columns.map(({ table, name }) => `${table}.${name}`))
  const labels = new Map(tables.map(({ table, columns: labelled }) => [table, labelled]))
  return [
    ...tables
      .filter(({ table }, at) => tables.slice(0, at).some((before) => before.table === table))
      .map(({ table }) => `${table} is told of twice`),
    ...columns
      .filter(({ table, name }) => labels.get(table)?.[name] === undefined)
      .map(({ table, name }) => `${table}.${name} has no label: ${how}`),
    ...tables.flatMap((told) =>
      Object.entries(told.columns).flatMap(([name, label]) =>
        there.has(`${told.table}.${name}`)
          ? misled(told, name, label)
          : [`${told.table}.${name} has a label and is not there: take it out of the privacy file`],
      ),
    ),
  ]
}
