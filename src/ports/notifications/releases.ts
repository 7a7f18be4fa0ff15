import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Release } from '../../domain/notifications/release.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Versions that were released, as mails speak of them. */
export type Releases = Readonly<{
  /** None when there is no such version, or it was never released. */
  find: (versionId: string) => TE.TaskEither<Unavailable, O.Option<Release>>
  /** Whether a buyer may download the workflow now. */
  isOwner: (userId: string, workflowId: string) => TE.TaskEither<Unavailable, boolean>
}>
export const Releases = port<Releases>('Releases')
