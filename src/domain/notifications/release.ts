import semver from 'semver'
import type { WorkflowStatus } from '../catalogue/workflow.ts'
import type { VersionStatus } from '../catalogue/workflow-version.ts'
import { O, pipe } from '../kernel/fp.ts'

type Sibling = Readonly<{ version: string; status: VersionStatus; releasedAt: Date | null }>

/** A version that was released, and what it was released beside. */
export type Release = Readonly<{
  versionId: string
  version: string
  status: VersionStatus
  changelog: string
  releasedAt: Date
  workflow: Readonly<{ id: string; slug: string; title: string; status: WorkflowStatus }>
  /** All versions of the workflow, this one too. */
  siblings: ReadonlyArray<Sibling>
}>

const wasOut = ({ releasedAt }: Sibling, before: Date): boolean =>
  releasedAt !== null && releasedAt.getTime() < before.getTime()

const highest = (versions: ReadonlyArray<Sibling>): O.Option<Sibling> =>
  O.fromNullable(versions.toSorted((a, b) => semver.rcompare(a.version, b.version))[0])

/**
 * The version that owners had before this one: the highest that was on offer. None when this one is no update: the first
 * that was released, or one below what is on offer already. After a yank of everything else any release is an update.
 */
export const replacedBy = ({ version, releasedAt, siblings }: Release): O.Option<string> => {
  const others = siblings.filter((each) => each.version !== version && wasOut(each, releasedAt))
  return pipe(
    highest(others.filter(({ status }) => status === 'released')),
    O.match(
      () => highest(others),
      (offered) => (semver.gt(version, offered.version) ? O.some(offered) : O.none),
    ),
    O.map((before) => before.version),
  )
}

/** Whether owners can still get it: it may have been yanked, or the workflow removed, before they heard of it. */
export const isStillOut = ({ status, workflow }: Pick<Release, 'status' | 'workflow'>): boolean =>
  status === 'released' && workflow.status !== 'removed'

/** Whether everybody sees what it changes. */
export const isSeenByAll = ({ workflow: { status } }: Pick<Release, 'workflow'>): boolean =>
  status === 'published' || status === 'unlisted'

/** The version that is on offer now, null of none. */
export const newestOut = ({ siblings }: Pick<Release, 'siblings'>): string | null =>
  pipe(
    highest(siblings.filter(({ status }) => status === 'released')),
    O.match(
      () => null,
      ({ version }) => version,
    ),
  )
