import type { CleanedWorkflow } from '../../domain/catalogue/cleaned-form.ts'
import type { NotAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import type { SecretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import type { BlockingFinding, VersionFacts } from '../../domain/catalogue/workflow-version.ts'
import type { Report, Requirements } from '../../domain/catalogue/workflow-views.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import type { Invalid } from '../../domain/kernel/invalid.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** A document as it came: its value, and its bytes unchanged. */
export type Uploaded = Readonly<{ document: unknown; source: Uint8Array }>

/** What reading a document once tells of it. `contentKey` is the text whose digest tells equal contents. */
export type Examination = Readonly<{
  contentKey: string
  facts: VersionFacts
  blocking: ReadonlyArray<BlockingFinding>
  requirements: Requirements
  report: Report
  cleaned: CleanedWorkflow
  /** The cleaned form as buyers get it. */
  sold: Uint8Array
}>

export type Unexaminable = NotAWorkflow | Invalid | SecretsFound

/**
 * Examines an upload: refuses what is no workflow, has names without measure or secrets in it, and analyses the rest.
 * `title`: what the sold form is called; null: as the document is. Large documents may take their time elsewhere, and be
 * refused as `Unavailable` when that takes too long.
 */
export type Examiner = Readonly<{
  examine: (upload: Uploaded, title: string | null) => TE.TaskEither<Unexaminable | Unavailable, Examination>
}>
export const Examiner = port<Examiner>('Examiner')
