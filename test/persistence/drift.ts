import type { Client } from 'pg'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'

/** A column as the migrations made it; `filled` when the database fills it where nobody else does. */
export type Column = Readonly<{
  table: string
  name: string
  type: string
  nullable: boolean
  filled: boolean
  primary: boolean
}>

type Mapped = Readonly<{ name: string; type: string; nullable: boolean; primary: boolean }>
export type Mapping = Readonly<{ table: string; columns: ReadonlyArray<Mapped> }>

/** What a mapping calls otherwise than the catalogue does. */
const longNames: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone' }

export const columnsIn = async (client: Client): Promise<ReadonlyArray<Column>> => {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as filled,
            exists (select from pg_index where indrelid = c.oid and indisprimary and a.attnum = any (indkey)) as primary
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  )
  return rows
}

export const mappingsIn = ({ orm }: Database): ReadonlyArray<Mapping> =>
  [...orm.getMetadata().getAll().values()].map(({ tableName, props }) => ({
    table: tableName,
    columns: props.map(({ fieldNames, columnTypes: [type = ''], nullable, primary }) => ({
      name: fieldNames?.[0] ?? '',
      type: longNames[type] ?? type,
      nullable: nullable ?? false,
      primary: primary ?? false,
    })),
  }))

const faultsOf = (table: string, mapped: Mapped, column: Column | undefined): ReadonlyArray<string> => {
  const name = `${table}.${mapped.name}`
  if (column === undefined) return [`${name} is mapped and not there`]
  return [
    ...(column.type === mapped.type ? [] : [`${name} is ${column.type}, mapped as ${mapped.type}`]),
    ...(column.nullable === mapped.nullable ? [] : [`${name} may ${column.nullable ? '' : 'not '}be empty`]),
    ...(column.primary === mapped.primary ? [] : [`${name} is ${column.primary ? '' : 'not '}in the primary key`]),
  ]
}

/**
 * Where mappings and tables tell different stories. `unmapped`: tables that no entity is for, because their statements
 * are SQL alone or a library's.
 */
export const drift = (
  mappings: ReadonlyArray<Mapping>,
  columns: ReadonlyArray<Column>,
  unmapped: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const tables = new Set(columns.map(({ table }) => table))
  const told = [...mappings.map(({ table }) => table), ...unmapped]
  return [
    ...told.filter((table) => !tables.has(table)).map((table) => `${table} is no table`),
    ...[...tables].filter((table) => !told.includes(table)).map((table) => `${table} has no mapping`),
    ...mappings
      .filter(({ table }) => tables.has(table))
      .flatMap(({ table, columns: mapped }) => {
        const there = new Map(columns.filter((each) => each.table === table).map((each) => [each.name, each]))
        const named = new Set(mapped.map(({ name }) => name))
        return [
          ...mapped.flatMap((each) => faultsOf(table, each, there.get(each.name))),
          ...[...there.values()]
            .filter(({ name, nullable, filled }) => !nullable && !filled && !named.has(name))
            .map(({ name }) => `${table}.${name} must be filled and is not mapped`),
        ]
      }),
  ]
}
