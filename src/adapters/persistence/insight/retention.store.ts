import type { Retained, Retention } from '../../../ports/insight/retention.ts'
import { execute } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

const since = (column: string): string => `${column} < app_now() - $1::bigint * interval '1 ms'`

/** The oldest first; what another run has in hand is passed over. */
const oldest = (table: string, column: string, also = ''): string => `
  select ctid from ${table} where ${since(column)} ${also} order by ${column} limit $2 for update skip locked`

const deleteOld = (table: string, column: string, also?: string): string =>
  `delete from ${table} where ctid = any (array(${oldest(table, column, also)}))`

const emptyOld = (table: string, column: string, emptied: string): string =>
  `update ${table} set ${emptied} = null where ctid = any (array(${oldest(table, column, `and ${emptied} is not null`)}))`

/** `expire` is in milliseconds since 1970. */
const outrun = `
  delete from throttles where ctid = any (array(
    select ctid from throttles where expire < extract(epoch from app_now()) * 1000 - $1::bigint
     order by expire limit $2 for update skip locked))`

/** `$1`: for how long it is kept, in milliseconds; `$2`: how many at most. */
export const forgetting: Readonly<Record<Retained, string>> = {
  'words of notices': emptyOld('webhook_events', 'received_at', 'raw_body'),
  'sessions that ended': deleteOld('sessions', 'ended_at'),
  'sessions that ran out': deleteOld('sessions', 'last_seen_at', 'and ended_at is null'),
  'answers to repeated requests': deleteOld('idempotency_keys', 'created_at'),
  codes: deleteOld('email_codes', 'expires_at'),
  'ways to new passwords': deleteOld('password_resets', 'expires_at'),
  invitations: deleteOld('invitations', 'expires_at'),
  'download links': deleteOld('download_links', 'expires_at'),
  events: deleteOld('events', 'at'),
  downloads: deleteOld('downloads', 'at'),
  'where downloads went': emptyOld('downloads', 'at', 'address_hash'),
  'counts of attempts': outrun,
}

export const postgresRetention: Retention = {
  forget: (tx) => (what, keptForMs, most) =>
    inside(tx, async () => (await execute(tx, forgetting[what], [keptForMs, most])).changed),
}
