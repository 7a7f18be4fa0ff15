import type { Retained } from '../../src/ports/insight/retention.ts'

/** How something comes to be kept, now, and how one sees that it still is. `$1`…`$4`: a user, a session, a right, a version. */
export type Kept = Readonly<{ keep: string; isKept: string }>

const anHour = `interval '1 hour'`
const hash = `md5(random()::text) || md5(random()::text)`

/** One thing of each kind that is forgotten after a time; its time, where it runs out by itself, is over now. */
export const examples: Readonly<Record<Retained, Kept>> = {
  'words of notices': {
    keep: `insert into webhook_events (id, provider, dedupe_key, event, raw_body, status)
           values (gen_random_uuid(), 'paystack', 'k', 'charge.success', '\\x00', 'processed')`,
    isKept: 'select from webhook_events where raw_body is not null',
  },
  'sessions that ended': {
    keep: `insert into sessions (id, user_id, user_agent, created_at, last_seen_at, rotated_at, ended_at)
           values (gen_random_uuid(), $1, 'ended', app_now() - ${anHour}, app_now(), app_now(), app_now())`,
    isKept: `select from sessions where user_agent = 'ended'`,
  },
  'sessions that ran out': {
    keep: `insert into sessions (id, user_id, user_agent, created_at, last_seen_at, rotated_at)
           values (gen_random_uuid(), $1, 'left', app_now() - ${anHour}, app_now(), app_now())`,
    isKept: `select from sessions where user_agent = 'left'`,
  },
  'answers to repeated requests': {
    keep: `insert into idempotency_keys (owner, key, request_hash, status, body) values ('user', 'k', 'h', 201, 'x')`,
    isKept: 'select from idempotency_keys',
  },
  codes: {
    keep: `insert into email_codes (id, user_id, session_id, seed, hash, asked, tries_left, expires_at)
           values (gen_random_uuid(), $1, $2, 's', ${hash}, true, 5, app_now())`,
    isKept: 'select from email_codes',
  },
  'ways to new passwords': {
    keep: `insert into password_resets (id, user_id, seed, hash, expires_at)
           values (gen_random_uuid(), $1, 's', ${hash}, app_now())`,
    isKept: 'select from password_resets',
  },
  invitations: {
    keep: `insert into invitations (id, admin_id, seed, hash, expires_at)
           select gen_random_uuid(), id, 's', ${hash}, app_now() from admins limit 1`,
    isKept: 'select from invitations',
  },
  'download links': {
    keep: `insert into download_links (id, token_hash, entitlement_id, version_id, uses_left, expires_at)
           values (gen_random_uuid(), ${hash}, $3, $4, 5, app_now())`,
    isKept: 'select from download_links',
  },
  events: {
    keep: `insert into events (id, type, subject, facts) values (gen_random_uuid(), 'SomethingHappened', 'x', '{}')`,
    isKept: `select from events where type = 'SomethingHappened'`,
  },
  downloads: {
    keep: `insert into downloads (id, entitlement_id, version_id) values (gen_random_uuid(), $3, $4)`,
    isKept: 'select from downloads',
  },
  'where downloads went': {
    keep: `insert into downloads (id, entitlement_id, version_id, address_hash)
           values (gen_random_uuid(), $3, $4, 'hash')`,
    isKept: 'select from downloads where address_hash is not null',
  },
  'counts of attempts': {
    keep: `insert into throttles (key, points, expire) values ('k', 1, extract(epoch from app_now()) * 1000)`,
    isKept: 'select from throttles',
  },
}
