import { type FailedBy, failure } from './failure.ts'
import type { Issue } from './issue.ts'

/** Input that breaks a rule of the domain; every issue at once. */
export const invalid = failure('Invalid', 'invalid', 'The request is not valid')<{ issues: ReadonlyArray<Issue> }>()
export type Invalid = FailedBy<typeof invalid>
