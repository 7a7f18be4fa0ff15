import { Client, escapeIdentifier } from 'pg'

/** Rows that are added and never changed: not by the serving role either, whatever becomes of their triggers. */
export const appendOnly = ['audit_log', 'ledger_entries']

/** What the serving role only looks at: which migrations ran, and the clock of tests. */
export const readOnly = ['migrations', 'app_clock']

/** Where the tables are: ours, and the queue's. */
export const schemas = ['public', 'pgboss']

const statementsFor = (role: string): ReadonlyArray<string> => [
  ...schemas.flatMap((schema) => [
    `grant usage on schema ${schema} to ${role}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
    `grant usage, select on all sequences in schema ${schema} to ${role}`,
    `grant execute on all functions in schema ${schema} to ${role}`,
    // What a later migration makes is theirs with it, before an instance can ask for it.
    `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role}`,
    `alter default privileges in schema ${schema} grant usage, select on sequences to ${role}`,
  ]),
  `revoke update, delete, truncate on ${appendOnly.join(', ')} from ${role}`,
  `revoke insert, update, delete, truncate on ${readOnly.join(', ')} from ${role}`,
]

/**
 * Lets these roles read and write what the shop keeps, and no more: they cannot alter the schema, nor change or delete
 * rows of the audit log and the ledger. `url` is the owner's, whose own role needs no grant. One transaction.
 */
export const grantToServing = async (url: string, roles: ReadonlyArray<string>): Promise<void> => {
  const client = new Client({ connectionString: url, application_name: 'vexa migrate' })
  await client.connect()
  try {
    const { rows } = await client.query<{ owner: string }>('select current_user as owner')
    const others = [...new Set(roles)].filter((role) => role !== rows[0]?.owner)
    await client.query('begin')
    for (const role of others) for (const each of statementsFor(escapeIdentifier(role))) await client.query(each)
    await client.query('commit')
  } finally {
    await client.end()
  }
}
