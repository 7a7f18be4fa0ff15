import { are, deleted, goes, impersonal, type TablePrivacy } from './privacy.ts'

/** The tables that are no capability's own. */
export const kernelPrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('migrations', are('names of files', 'id', 'name', 'executed_at')),
  impersonal('app_clock', are('the time of tests', 'only_row', 'shift')),
  impersonal('events', are('in ids only', 'id', 'type', 'subject', 'facts', 'at')),
  impersonal(
    'audit_log',
    are('in ids, and what operators gave as a reason', 'id', 'actor', 'action', 'subject', 'facts', 'at'),
  ),
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
