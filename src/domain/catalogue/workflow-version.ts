import semver from 'semver'
import { E } from '../kernel/fp.ts'
import { at, flaw, type Issue } from '../kernel/issue.ts'
import type { Risk } from './card.ts'
import { type IllegalTransition, illegalTransition, type NotPublishable, notPublishable } from './workflow-failures.ts'

export type VersionStatus = 'accepted' | 'released' | 'yanked'

/** What cards and filters say of a workflow while this version is the one that is offered. */
export type VersionFacts = Readonly<{
  integrations: ReadonlyArray<string>
  nodeTypes: ReadonlyArray<string>
  trigger: string
  nodeCount: number
  risk: Risk
}>

/** A finding that keeps a version from being released, until an owner overrides its rule. */
export type BlockingFinding = Readonly<{ rule: string; message: string; pointer?: string }>

/** A version as decisions look at it. Its bytes and all that was read from them never change. */
export type WorkflowVersion = Readonly<{
  id: string
  version: string
  status: VersionStatus
  contentHash: string
  facts: VersionFacts
  blocking: ReadonlyArray<BlockingFinding>
  createdAt: Date
  releasedAt: Date | null
}>

/** The blocking findings that no owner has overridden. */
export const standingFindings = (
  { blocking }: Pick<WorkflowVersion, 'blocking'>,
  overridden: ReadonlyArray<string>,
): ReadonlyArray<BlockingFinding> => blocking.filter(({ rule }) => !overridden.includes(rule))

/** Findings as reasons for a refusal, each at its place in the document. */
export const reasonsOf = (findings: ReadonlyArray<BlockingFinding>): ReadonlyArray<Issue> =>
  findings.map(({ rule, message, pointer = '/document' }) => at(pointer)(flaw(rule.replaceAll('-', '_'), message)))

const yankedForGood = illegalTransition({
  issues: [at('')(flaw('illegal_transition', 'a version that was yanked is never released again'))],
})
const neverReleased = illegalTransition({
  issues: [at('')(flaw('illegal_transition', 'this version was never released'))],
})

/** Puts a version into buyers' hands; a released one stays as it is. */
export const releaseVersion = (
  version: WorkflowVersion,
  overridden: ReadonlyArray<string>,
  now: Date,
): E.Either<IllegalTransition | NotPublishable, WorkflowVersion> => {
  if (version.status === 'released') return E.right(version)
  if (version.status === 'yanked') return E.left(yankedForGood)
  const standing = standingFindings(version, overridden)
  return standing.length > 0
    ? E.left(notPublishable({ issues: reasonsOf(standing) }))
    : E.right({ ...version, status: 'released', releasedAt: now })
}

/** Keeps a version from new buyers; a yanked one stays as it is. */
export const yankVersion = (version: WorkflowVersion): E.Either<IllegalTransition, WorkflowVersion> => {
  if (version.status === 'accepted') return E.left(neverReleased)
  return E.right(version.status === 'yanked' ? version : { ...version, status: 'yanked' })
}

/** The highest of these, null of none. */
export const newestVersion = <V extends Pick<WorkflowVersion, 'version'>>(versions: ReadonlyArray<V>): V | null =>
  versions.toSorted((a, b) => semver.rcompare(a.version, b.version))[0] ?? null

/** Whether two numbers stand for one version: what follows a plus sign does not count. */
export const isSameVersion = (a: string, b: string): boolean => semver.compare(a, b) === 0
