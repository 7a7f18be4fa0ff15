import { type FailedBy, failure } from '../kernel/failure.ts'
import type { Issue } from '../kernel/issue.ts'

type Issues = Readonly<{ issues: ReadonlyArray<Issue> }>

export const workflowNotFound = failure('WorkflowNotFound', 'missing', 'There is no such workflow')()
export type WorkflowNotFound = FailedBy<typeof workflowNotFound>

export const versionNotFound = failure('WorkflowVersionNotFound', 'missing', 'There is no such version')()
export type VersionNotFound = FailedBy<typeof versionNotFound>

/** Nothing was changed, for the operator saw an older state. */
export const stale = failure('Stale', 'stale', 'The workflow has changed since you read it', 'STALE')()
export type Stale = FailedBy<typeof stale>

/** `issues` are the reasons: blocking findings, or what is missing. */
export const notPublishable = failure(
  'NotPublishable',
  'conflict',
  'This workflow cannot be published as it is',
  'NOT_PUBLISHABLE',
)<Issues>()
export type NotPublishable = FailedBy<typeof notPublishable>

/** `issues` name the listed workflow that has the same content. */
export const duplicateContent = failure(
  'DuplicateContent',
  'conflict',
  'The same workflow is in the shop already',
  'DUPLICATE_CONTENT',
)<Issues>()
export type DuplicateContent = FailedBy<typeof duplicateContent>

export const duplicateVersion = failure(
  'DuplicateVersion',
  'conflict',
  'This version exists already',
  'DUPLICATE_VERSION',
)()
export type DuplicateVersion = FailedBy<typeof duplicateVersion>

export const illegalTransition = failure(
  'IllegalTransition',
  'conflict',
  'This is not possible in the present state',
  'ILLEGAL_TRANSITION',
)<Issues>()
export type IllegalTransition = FailedBy<typeof illegalTransition>

export const ownersOnly = failure('OwnersOnly', 'forbidden', 'Only an owner may override findings')()
export type OwnersOnly = FailedBy<typeof ownersOnly>

export const categoryNotFound = failure('CategoryNotFound', 'missing', 'There is no such category')()
export type CategoryNotFound = FailedBy<typeof categoryNotFound>

export const categoryExists = failure('CategoryExists', 'conflict', 'There is a category with this slug')()
export type CategoryExists = FailedBy<typeof categoryExists>
