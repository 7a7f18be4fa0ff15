import type { Database } from './database.ts'
import { appendOnly, readOnly, schemas } from './grants.ts'

/** What a role may that works in a database; `faults` is what one that serves should not, in words. */
export type ServingRole = Readonly<{ role: string; faults: ReadonlyArray<string> }>

type Row = Readonly<{
  role: string
  isSuperuser: boolean
  makesRoles: boolean
  owned: ReadonlyArray<string>
  creatable: ReadonlyArray<string>
  changeable: ReadonlyArray<string>
}>

/** A member of a role may all that the role may, so owning is asked by membership. */
const asked = `
  select r.rolname as role, r.rolsuper as "isSuperuser", r.rolcreaterole as "makesRoles",
         array(select c.relname::text from pg_class c
                where c.relnamespace = any ($1::regnamespace[]) and c.relkind in ('r', 'p')
                  and pg_has_role(c.relowner, 'member') order by 1) as owned,
         array(select s::text from unnest($1::regnamespace[]) s
                where has_schema_privilege(s, 'create')) as creatable,
         array(select t from unnest($2::text[]) t
                where has_table_privilege(t, 'update, delete, truncate') or has_any_column_privilege(t, 'update')
               union all
               select t from unnest($3::text[]) t
                where has_table_privilege(t, 'insert, update, delete, truncate')) as changeable
    from pg_roles r where r.rolname = current_user`

const some = (names: ReadonlyArray<string>): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

const faultsOf = (row: Row): ReadonlyArray<string> =>
  [
    row.isSuperuser && 'is a superuser',
    row.makesRoles && 'may make roles',
    row.owned.length > 0 && `owns ${some(row.owned)}`,
    row.creatable.length > 0 && `may create in ${some(row.creatable)}`,
    row.changeable.length > 0 && `may change ${some(row.changeable)}`,
  ].filter((fault) => fault !== false)

/** Looks at the role that this database is reached as (decision 41); rejects when it cannot be reached. */
export const servingRole = async ({ pool }: Pick<Database, 'pool'>): Promise<ServingRole> => {
  const { rows } = await pool.query<Row>(asked, [schemas, appendOnly, readOnly])
  const [row] = rows
  if (row === undefined) throw new Error('the database did not say as whom it is reached')
  return { role: row.role, faults: faultsOf(row) }
}
