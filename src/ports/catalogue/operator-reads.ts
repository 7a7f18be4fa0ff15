import type { WorkflowStatus } from '../../domain/catalogue/workflow.ts'
import type { OperatorCard, OperatorDetail } from '../../domain/catalogue/workflow-views.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** `words` as in the public search; null leaves everything. */
export type OperatorFilters = Readonly<{ words: ReadonlyArray<string> | null; status: WorkflowStatus | null }>

/** The bytes of a version as they were uploaded, and their SHA-256 in lower-case hex. */
export type SourceFile = Readonly<{ bytes: Uint8Array; sha256: string; slug: string; version: string }>

/** What operators see: workflows in every state, the newest upload first. */
export type OperatorReads = Readonly<{
  list: (filters: OperatorFilters, page: PageRequest) => TE.TaskEither<Unavailable, Page<OperatorCard>>
  one: (id: string) => TE.TaskEither<Unavailable, O.Option<OperatorDetail>>
  source: (id: string, version: string) => TE.TaskEither<Unavailable, O.Option<SourceFile>>
}>
export const OperatorReads = port<OperatorReads>('OperatorReads')
