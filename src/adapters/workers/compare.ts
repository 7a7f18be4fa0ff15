import { comparison } from '../../application/catalogue/comparison.ts'
import type { VersionSource } from '../../ports/catalogue/version-sources.ts'

export type Task = Readonly<{ before: VersionSource; after: VersionSource }>

/** The worker thread's job: what one version changes against another. */
export default ({ before, after }: Task) => comparison(before, after)
