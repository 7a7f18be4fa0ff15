import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** Which files the shop has already, by the digest of their bytes as they were uploaded. */
export type KnownSources = Readonly<{
  /** The id of the workflow, the oldest where several have it. */
  workflowOf: (sourceSha256: string) => TE.TaskEither<Unavailable, O.Option<string>>
}>
export const KnownSources = port<KnownSources>('KnownSources')
