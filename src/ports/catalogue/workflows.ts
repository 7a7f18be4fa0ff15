import type { Workflow } from '../../domain/catalogue/workflow.ts'
import type { Report, Requirements } from '../../domain/catalogue/workflow-views.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../kernel/transact.ts'

/** What never changes about a version: the bytes as uploaded, the bytes that buyers get, and what was read in them. */
export type VersionContents = Readonly<{
  source: Uint8Array
  sourceSha256: string
  sold: Uint8Array
  soldSha256: string
  changelog: string
  requirements: Requirements
  report: Report
}>

/** What is sold, each workflow with all its versions. Who changes one locks it first. */
export type Workflows = Readonly<{
  /** Keeps a new workflow with its first and only version, unless another has its slug. */
  add: (tx: Tx) => (workflow: Workflow, contents: VersionContents) => TE.TaskEither<Unavailable, 'added' | 'slug_taken'>
  /** Locks a workflow until the transaction ends; nobody buys, claims or deletes it meanwhile. */
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<Workflow>>
  /** Keeps a workflow and the states of its versions, if it is still at revision `from`. */
  save: (tx: Tx) => (workflow: Workflow, from: number) => TE.TaskEither<Unavailable | Conflict, void>
  /** Keeps a further version of a workflow, which has it among its versions; the workflow itself is saved apart. */
  addVersion: (
    tx: Tx,
  ) => (workflow: Workflow, versionId: string, contents: VersionContents) => TE.TaskEither<Unavailable, void>
  /** Whether a checkout or an entitlement names a locked workflow. */
  isNamed: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, boolean>
  /** Deletes a workflow that nothing names, with its versions. */
  delete: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, void>
}>
export const Workflows = port<Workflows>('Workflows')
