import semver from 'semver'
import { E } from '../kernel/fp.ts'
import type { DeliverableVersion } from './deliverable.ts'
import { type VersionNotFound, versionNotFound } from './failures.ts'

/** The highest of these semantic versions, null of none. */
export const newestOf = (versions: ReadonlyArray<string>): string | null =>
  versions.toSorted(semver.rcompare)[0] ?? null

const isReleased = ({ status }: DeliverableVersion): boolean => status === 'released'

/** What owners may still fetch by its number: they may depend on a version that was yanked. */
const isServed = ({ status }: DeliverableVersion): boolean => status === 'released' || status === 'yanked'

/**
 * The version that an owner gets: the one that is asked for, or the newest released one.
 * No path leads to a version that was never released.
 */
export const chosenVersion = (
  versions: ReadonlyArray<DeliverableVersion>,
  wanted: string | null,
): E.Either<VersionNotFound, DeliverableVersion> => {
  const newest = newestOf(versions.filter(isReleased).map(({ version }) => version))
  const found = versions.find(({ version }) => version === (wanted ?? newest))
  return found !== undefined && isServed(found) ? E.right(found) : E.left(versionNotFound({}))
}
