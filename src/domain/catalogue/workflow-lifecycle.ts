import { changed, unchanged } from '../kernel/decision.ts'
import { E } from '../kernel/fp.ts'
import { at, flaw, type Issue } from '../kernel/issue.ts'
import {
  illegal,
  offeredVersion,
  revised,
  shownVersion,
  type Workflow,
  type WorkflowDecision,
  workflowEvent,
} from './workflow.ts'
import { type IllegalTransition, type NotPublishable, notPublishable } from './workflow-failures.ts'
import { reasonsOf, standingFindings } from './workflow-version.ts'

const nothingReleased = at('')(flaw('no_released_version', 'has no released version: release one first'))
const rightsNotHeld = at('/rightsHeld')(flaw('rights_not_held', 'cannot be sold by who does not hold the rights'))

const madeToOrder = at('')(flaw('made_to_order', 'was made for one buyer, and is nobody else’s'))

const hindrances = (workflow: Workflow): ReadonlyArray<Issue> => {
  const shown = shownVersion(workflow)
  const standing = shown === null ? [] : reasonsOf(standingFindings(shown, workflow.overriddenRules))
  return [
    ...(workflow.madeFor === null ? [] : [madeToOrder]),
    ...(workflow.rightsHeld ? [] : [rightsNotHeld]),
    ...(standing.length === 0 && offeredVersion(workflow) === null ? [nothingReleased] : standing),
  ]
}

/** Puts a workflow into the lists. It needs a released version, rights held, and no blocking finding that stands; what was
 * made to order is never published. */
export const publish = (
  workflow: Workflow,
  now: Date,
): E.Either<IllegalTransition | NotPublishable, WorkflowDecision> => {
  if (workflow.status === 'published') return E.right(unchanged(workflow))
  if (workflow.status === 'removed') return illegal(workflow, 'published')
  const reasons = hindrances(workflow)
  if (reasons.length > 0) return E.left(notPublishable({ issues: reasons }))
  const publishedAt = workflow.publishedAt ?? now
  return E.right(
    changed(revised(workflow, now, { status: 'published', publishedAt }), workflowEvent(workflow, 'WorkflowPublished')),
  )
}

/** Takes a published workflow out of the lists; its address goes on. */
export const unlist = (workflow: Workflow, now: Date): E.Either<IllegalTransition, WorkflowDecision> => {
  if (workflow.status === 'unlisted') return E.right(unchanged(workflow))
  if (workflow.status !== 'published') return illegal(workflow, 'unlisted')
  return E.right(changed(revised(workflow, now, { status: 'unlisted' }), workflowEvent(workflow, 'WorkflowUnlisted')))
}

const toArchive = (workflow: Workflow, now: Date): WorkflowDecision =>
  changed(revised(workflow, now, { status: 'archived' }), workflowEvent(workflow, 'WorkflowArchived'))

/** Takes a workflow off sale; its owners keep it. */
export const archive = (workflow: Workflow, now: Date): E.Either<IllegalTransition, WorkflowDecision> => {
  if (workflow.status === 'archived') return E.right(unchanged(workflow))
  if (workflow.status === 'published' || workflow.status === 'unlisted') return E.right(toArchive(workflow, now))
  return illegal(workflow, 'archived')
}

/** Moderation: nobody gets it any more, owners neither. It does not come back. */
export const remove = (workflow: Workflow, now: Date): WorkflowDecision =>
  workflow.status === 'removed'
    ? unchanged(workflow)
    : changed(revised(workflow, now, { status: 'removed' }), workflowEvent(workflow, 'WorkflowRemoved'))

/** What deleting comes to: gone when nothing names the workflow, else archived, for its owners keep it. */
export type Discarded = Readonly<{ outcome: 'gone' | 'archived' }> & WorkflowDecision

export const discard = (workflow: Workflow, isNamed: boolean, now: Date): E.Either<IllegalTransition, Discarded> => {
  if (!isNamed) return E.right({ outcome: 'gone', ...changed(workflow, workflowEvent(workflow, 'WorkflowDeleted')) })
  if (workflow.status === 'removed') return illegal(workflow, 'archived')
  const archived = workflow.status === 'archived' ? unchanged(workflow) : toArchive(workflow, now)
  return E.right({ outcome: 'archived', ...archived })
}
