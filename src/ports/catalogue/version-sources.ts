import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** A version that was ever released, with the text that it was uploaded as: JSON, without a byte order mark. */
export type VersionSource = Readonly<{ version: string; source: string }>

/** What versions of workflows were made of, to compare them. Not for the public as it is. */
export type VersionSources = Readonly<{
  /** Those of the versions named that the public sees in the list of versions, in no order; none of what it does not see. */
  find: (idOrSlug: string, versions: ReadonlyArray<string>) => TE.TaskEither<Unavailable, ReadonlyArray<VersionSource>>
}>
export const VersionSources = port<VersionSources>('VersionSources')
