import { type FailedBy, failure } from '../../kernel/failure.ts'
import type { Issue } from '../../kernel/issue.ts'

/** A platform whose files are recognised, to be refused by name. */
export type OtherPlatform = 'make' | 'zapier'

/** What was uploaded is no n8n workflow, or one that n8n itself would not take; each issue names a place and the remedy. */
export const notAWorkflow = failure(
  'NotAWorkflow',
  'invalid',
  'The document is not an n8n workflow',
  'NOT_A_WORKFLOW',
)<{ issues: ReadonlyArray<Issue>; platform?: OtherPlatform }>()
export type NotAWorkflow = FailedBy<typeof notAWorkflow>
