import type { Reading } from '../database.ts'

/** What a server and all that follow it have in common: pg_control_system(), which anyone may call. */
export const clusterOf = async (pool: Pick<Reading['pool'], 'query'>): Promise<string | null> => {
  const text = 'select system_identifier::text as id from pg_control_system()'
  const { rows } = await pool.query<{ id: string }>({ text })
  return rows[0]?.id ?? null
}
