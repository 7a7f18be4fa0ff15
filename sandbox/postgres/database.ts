import { escapeIdentifier, escapeLiteral } from 'pg'
import { connected } from './connect.ts'

const name = 'vexa'

/** Makes the application's role and its database, where they are missing. The role owns the database and no more. */
export const ensureDatabase = (adminUrl: string, password: string): Promise<void> =>
  connected(adminUrl, async (client) => {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [name],
    )
    const owner = escapeIdentifier(name)
    if (rows[0]?.role !== true) await client.query(`create role ${owner} login password ${escapeLiteral(password)}`)
    if (rows[0]?.database !== true)
      await client.query(`create database ${owner} owner ${owner} encoding 'UTF8' template template0`)
  })
