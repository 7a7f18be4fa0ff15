import { are, deleted, goes, impersonal, type TablePrivacy } from './privacy.ts'

/** What operators' acts on a buyer are about: the account, and what was bought, claimed or asked for. */
const subjects = `
  select $1::text
  union all select id::text from sales where user_id = $1::uuid
  union all select sale_id::text from receipts where user_id = $1::uuid
  union all select reference from checkouts where user_id = $1::uuid
  union all select reference from receipts where user_id = $1::uuid
  union all select id::text from custom_requests where user_id = $1::uuid
  union all select d.id::text from disputes d join checkouts c on c.reference = d.reference where c.user_id = $1::uuid`

/** The tables that are no capability's own. */
export const kernelPrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('migrations', are('names of files', 'id', 'name', 'executed_at')),
  impersonal('app_clock', are('the time of tests', 'only_row', 'shift')),
  impersonal('events', are('in ids only', 'id', 'type', 'subject', 'facts', 'at')),
  impersonal('audit_log', are('in ids only', 'id', 'actor', 'action', 'subject', 'facts', 'at')),
  deleted('audit_reasons', `act_id in (select id from audit_log where subject in (${subjects}))`, {
    ...are('of which act', 'act_id'),
    reason: goes,
  }),
  impersonal('throttles', are('hashes and addresses that are gone within hours', 'key', 'points', 'expire')),
  deleted('idempotency_keys', `owner = 'user ' || $1::text`, {
    ...are(
      'whose, and which request',
      'owner',
      'key',
      'request_hash',
      'status',
      'headers',
      'running_until',
      'created_at',
    ),
    body: goes,
  }),
]
