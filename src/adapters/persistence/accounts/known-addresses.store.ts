import { defineEntity, p } from '@mikro-orm/postgresql'
import { addressKnownForMs } from '../../../domain/accounts/known-address.ts'
import type { SessionKind } from '../../../domain/accounts/session.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { KnownAddresses } from '../../../ports/accounts/known-addresses.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const KnownAddressRow = defineEntity({
  name: 'KnownAddressRow',
  tableName: 'known_addresses',
  properties: {
    hash: p.text().primary(),
    userId: p.uuid().nullable(),
    adminId: p.uuid().nullable(),
    seenAt: p.datetime().defaultRaw('app_now()'),
  },
})

const has = statement(
  'address_known',
  `select from known_addresses where hash = $1 and seen_at > app_now() - $2::bigint * interval '1 ms'`,
)

const columns: Readonly<Record<SessionKind, string>> = { user: 'user_id', admin: 'admin_id' }

/** The one that is renewed is left alone by what forgets: a statement cannot do both to a row. */
const keep = (kind: SessionKind): string => `
  with forgotten as (
    delete from known_addresses
     where ${columns[kind]} = $1 and seen_at <= app_now() - $3::bigint * interval '1 ms' and hash <> $2
  )
  insert into known_addresses (hash, ${columns[kind]}) values ($2, $1)
      on conflict (hash) do update set seen_at = app_now()`

export const postgresKnownAddresses = (db: Database): KnownAddresses => ({
  keep:
    (tx) =>
    ({ kind, ownerId }, hash) =>
      inside(tx, async () => {
        await execute(tx, keep(kind), [ownerId, hash, addressKnownForMs])
      }),
  has: (hash) =>
    pipe(
      read(db)(has, [hash, addressKnownForMs]),
      TE.map((rows) => rows.length > 0),
    ),
})
