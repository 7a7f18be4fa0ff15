type Sql = (text: string, values?: ReadonlyArray<unknown>) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>

/** Rows of a table that hold one of these words, in whatever column; of bytes, as they are written in UTF-8. */
const holding = (table: string): string => `
  select '${table}' as at, left(t::text, 300) as row from ${table} t
   where exists (select from unnest($1::text[]) as word
                  where position(lower(word) in lower(t::text)) > 0
                     or position(encode(convert_to(word, 'UTF8'), 'hex') in t::text) > 0)`

/** Where in the whole database, jobs included, one of these words is left. */
export const wordsLeft = async (sql: Sql, words: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const tables = await sql(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  const found = await sql(tables.map(({ name }) => holding(String(name))).join(' union all '), [words])
  return found.map(({ at, row }) => `${at}: ${row}`)
}
