import { analyse } from '../../domain/catalogue/analyse.ts'
import { type CleanedWorkflow, clean, serialize } from '../../domain/catalogue/cleaned-form.ts'
import { contentKey } from '../../domain/catalogue/content-key.ts'
import { withBearableNames } from '../../domain/catalogue/document/node-names.ts'
import type { NotAWorkflow } from '../../domain/catalogue/document/not-a-workflow.ts'
import { readWorkflowDocument } from '../../domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { factsOf } from '../../domain/catalogue/facts.ts'
import { requirementsOf } from '../../domain/catalogue/requirements.ts'
import { withoutSecrets } from '../../domain/catalogue/secrets/find-secrets.ts'
import type { SecretsFound } from '../../domain/catalogue/secrets/secrets-found.ts'
import type { BlockingFinding, VersionFacts, WorkflowVersion } from '../../domain/catalogue/workflow-version.ts'
import type { Report } from '../../domain/catalogue/workflow-views.ts'
import { E, pipe } from '../../domain/kernel/fp.ts'
import type { Invalid } from '../../domain/kernel/invalid.ts'
import type { VersionContents } from '../../ports/catalogue/workflows.ts'
import type { Digest } from '../../ports/kernel/digest.ts'

/** A document as it came: its value, and its bytes unchanged. */
export type Uploaded = Readonly<{ document: unknown; source: Uint8Array }>

/** What reading a document once tells of it. */
export type Examined = Readonly<{
  version: Pick<WorkflowVersion, 'contentHash' | 'facts' | 'blocking'>
  contents: Omit<VersionContents, 'changelog'>
  cleaned: CleanedWorkflow
}>

const blockingIn = ({ findings }: Report): ReadonlyArray<BlockingFinding> =>
  findings
    .filter(({ severity }) => severity === 'blocking')
    .map(({ rule, message, pointer }) => ({ rule, message, ...(pointer === undefined ? {} : { pointer }) }))

const factsFor = (document: WorkflowDocument, { risk }: Report): VersionFacts => {
  const { integrations, trigger, nodeCount, nodeTypes } = factsOf(document)
  return { integrations, trigger, nodeCount, risk, nodeTypes: [...new Set(nodeTypes.map(({ type }) => type))] }
}

const untitled = 'Workflow'

/**
 * Reads what was uploaded, refuses what is no workflow, has names without measure or secrets in it, analyses the rest and makes its sold form
 * under this title; without one, under its own name. Pure but for the digests.
 */
export const examined =
  ({ sha256 }: Digest) =>
  (
    { document: uploaded, source }: Uploaded,
    title: string | null,
  ): E.Either<NotAWorkflow | Invalid | SecretsFound, Examined> =>
    pipe(
      readWorkflowDocument(uploaded),
      E.flatMap(withBearableNames),
      E.flatMap(withoutSecrets),
      E.map((document) => {
        const report = analyse(document)
        const cleaned = clean(document, title ?? document.name ?? untitled)
        const sold = new TextEncoder().encode(serialize(cleaned))
        return {
          version: {
            contentHash: sha256(contentKey(document)),
            facts: factsFor(document, report),
            blocking: blockingIn(report),
          },
          contents: {
            source,
            sourceSha256: sha256(source),
            sold,
            soldSha256: sha256(sold),
            requirements: requirementsOf(document),
            report,
          },
          cleaned,
        }
      }),
    )
