import { changed, type Decision, unchanged } from '../kernel/decision.ts'
import { E, pipe } from '../kernel/fp.ts'
import {
  illegal,
  type Listing,
  offeredVersion,
  revised,
  type Workflow,
  type WorkflowDecision,
  type WorkflowEvent,
  workflowEvent,
} from './workflow.ts'
import {
  type DuplicateVersion,
  duplicateVersion,
  type IllegalTransition,
  type NotPublishable,
  type VersionNotFound,
  versionNotFound,
} from './workflow-failures.ts'
import { isSameVersion, releaseVersion, type WorkflowVersion, yankVersion } from './workflow-version.ts'

type Upload = Readonly<{
  id: string
  slug: string
  listing: Listing
  version: WorkflowVersion
  overriddenRules: ReadonlyArray<string>
}>

/** A workflow as it is uploaded: a draft whose version is released, unless a blocking finding stands. */
export const upload = (
  { id, slug, listing, version, overriddenRules }: Upload,
  now: Date,
): Decision<Workflow, WorkflowEvent> => {
  const first = E.getOrElse(() => version)(releaseVersion(version, overriddenRules, now))
  const workflow: Workflow = {
    ...listing,
    id,
    slug,
    status: 'draft',
    versions: [first],
    overriddenRules,
    madeFor: null,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    revision: 1,
  }
  return changed(workflow, workflowEvent(workflow, 'WorkflowUploaded', { versionId: first.id }))
}

const withVersion = (workflow: Workflow, version: WorkflowVersion): ReadonlyArray<WorkflowVersion> =>
  workflow.versions.map((each) => (each.id === version.id ? version : each))

const find = (workflow: Workflow, number: string): E.Either<VersionNotFound, WorkflowVersion> =>
  E.fromNullable(versionNotFound({}))(workflow.versions.find(({ version }) => version === number))

/** Adds a version; with `release`, to buyers at once. */
export const addVersion = (
  workflow: Workflow,
  version: WorkflowVersion,
  release: boolean,
  now: Date,
): E.Either<DuplicateVersion | IllegalTransition | NotPublishable, WorkflowDecision> => {
  if (workflow.status === 'removed') return illegal(workflow, 'given a new version')
  if (workflow.versions.some((each) => isSameVersion(each.version, version.version)))
    return E.left(duplicateVersion({}))
  const added = workflowEvent(workflow, 'VersionAdded', { versionId: version.id })
  const kept = (kind: WorkflowVersion): Workflow => revised(workflow, now, { versions: [...workflow.versions, kind] })
  if (!release) return E.right(changed(kept(version), added))
  return pipe(
    releaseVersion(version, workflow.overriddenRules, now),
    E.map((released) =>
      changed(kept(released), added, workflowEvent(workflow, 'VersionReleased', { versionId: version.id })),
    ),
  )
}

/** Puts a version into buyers' hands. */
export const release = (
  workflow: Workflow,
  number: string,
  now: Date,
): E.Either<VersionNotFound | IllegalTransition | NotPublishable, WorkflowDecision> => {
  if (workflow.status === 'removed') return illegal(workflow, 'released')
  return pipe(
    find(workflow, number),
    E.flatMap((before) =>
      pipe(
        releaseVersion(before, workflow.overriddenRules, now),
        E.map((after) =>
          after === before
            ? unchanged(workflow)
            : changed(
                revised(workflow, now, { versions: withVersion(workflow, after) }),
                workflowEvent(workflow, 'VersionReleased', { versionId: after.id }),
              ),
        ),
      ),
    ),
  )
}

/**
 * Keeps a version from new buyers, who are offered the highest other one. A workflow on sale that has no other is
 * archived: it cannot be bought, and its owners keep it.
 */
export const yank = (
  workflow: Workflow,
  number: string,
  now: Date,
): E.Either<VersionNotFound | IllegalTransition, WorkflowDecision> =>
  pipe(
    find(workflow, number),
    E.flatMap((before) =>
      pipe(
        yankVersion(before),
        E.map((after) => yanked(workflow, before, after, now)),
      ),
    ),
  )

const isOnSale = ({ status }: Workflow): boolean => status === 'published' || status === 'unlisted'

const yanked = (workflow: Workflow, before: WorkflowVersion, after: WorkflowVersion, now: Date): WorkflowDecision => {
  if (after === before) return unchanged(workflow)
  const event = workflowEvent(workflow, 'VersionYanked', { versionId: after.id })
  const state = revised(workflow, now, { versions: withVersion(workflow, after) })
  return isOnSale(state) && offeredVersion(state) === null
    ? changed({ ...state, status: 'archived' }, event, workflowEvent(workflow, 'WorkflowArchived'))
    : changed(state, event)
}
