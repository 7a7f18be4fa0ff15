import { are, deleted, goes, impersonal, type TablePrivacy } from '../kernel/privacy.ts'

/** What is kept of mails: their words and addresses are found when they are sent, and not kept. */
export const notificationsPrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('mails', {
    ...are('in ids only', 'id', 'kind', 'cause', 'user_id', 'admin_id', 'facts', 'token'),
    ...are('what became of it', 'bulk', 'state', 'reason', 'attempts', 'due_at', 'created_at', 'ended_at'),
  }),
  impersonal('mailings', {
    ...are('in ids only', 'id', 'kind', 'cause', 'audience', 'workflow_id', 'version_id', 'facts'),
    ...are('how far it is', 'told_at', 'after_entitlement_id', 'finished_at'),
  }),
  deleted('mail_preferences', 'user_id = $1::uuid', {
    ...are('whose', 'user_id'),
    updates: goes,
    changed_at: goes,
  }),
]
