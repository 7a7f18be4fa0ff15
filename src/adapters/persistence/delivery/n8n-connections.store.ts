import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { N8nConnections } from '../../../ports/delivery/n8n-connections.ts'
import type { Database } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const N8nConnectionRow = defineEntity({
  name: 'N8nConnectionRow',
  tableName: 'n8n_connections',
  properties: { userId: p.uuid().primary(), tokenHash: p.text().unique(), createdAt: p.datetime() },
})

const owner = statement(
  'n8n_connection_owner',
  `select c.user_id from n8n_connections c join users u on u.id = c.user_id
    where c.token_hash = $1 and u.status in ('unverified', 'active')`,
)

export const postgresN8nConnections = (db: Database): N8nConnections => ({
  replace: (tx) => (connection) =>
    inside(tx, async (em) => {
      await em.upsert(N8nConnectionRow, connection, { onConflictFields: ['userId'] })
    }),
  end: (tx) => (userId) => inside(tx, async (em) => (await em.nativeDelete(N8nConnectionRow, { userId })) === 1),
  ownerOf: (tokenHash) =>
    pipe(
      read(db)<Readonly<{ user_id: string }>>(owner, [tokenHash]),
      TE.map((rows) => O.fromNullable(rows[0]?.user_id)),
    ),
})
