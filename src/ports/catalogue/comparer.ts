import type { PublicDiff } from '../../domain/catalogue/diff/public-diff.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'
import type { VersionSource } from './version-sources.ts'

/**
 * Compares two versions of a workflow, by what was uploaded. Large ones may take their time elsewhere, and are
 * `Unavailable` when that takes too long.
 */
export type Comparer = Readonly<{
  compare: (before: VersionSource, after: VersionSource) => TE.TaskEither<Unavailable, PublicDiff>
}>
export const Comparer = port<Comparer>('Comparer')
