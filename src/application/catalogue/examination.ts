import { analyse } from '../../domain/catalogue/analyse.ts'
import { clean, serialize } from '../../domain/catalogue/cleaned-form.ts'
import { contentKey } from '../../domain/catalogue/content-key.ts'
import { withBearableNames } from '../../domain/catalogue/document/node-names.ts'
import { readWorkflowDocument } from '../../domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { factsOf } from '../../domain/catalogue/facts.ts'
import { requirementsOf } from '../../domain/catalogue/requirements.ts'
import { withoutSecrets } from '../../domain/catalogue/secrets/find-secrets.ts'
import type { BlockingFinding, VersionFacts } from '../../domain/catalogue/workflow-version.ts'
import type { Report } from '../../domain/catalogue/workflow-views.ts'
import { E, pipe } from '../../domain/kernel/fp.ts'
import type { Examination, Unexaminable } from '../../ports/catalogue/examiner.ts'

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
 * Reads what was uploaded, refuses what is no workflow, has names without measure or secrets in it, analyses the rest and
 * makes its sold form under this title; without one, under its own name. Pure: it runs wherever there is time for it.
 */
export const examination = (uploaded: unknown, title: string | null): E.Either<Unexaminable, Examination> =>
  pipe(
    readWorkflowDocument(uploaded),
    E.flatMap(withBearableNames),
    E.flatMap(withoutSecrets),
    E.map((document) => {
      const report = analyse(document)
      const cleaned = clean(document, title ?? document.name ?? untitled)
      return {
        contentKey: contentKey(document),
        facts: factsFor(document, report),
        blocking: blockingIn(report),
        requirements: requirementsOf(document),
        report,
        cleaned,
        sold: new TextEncoder().encode(serialize(cleaned)),
      }
    }),
  )
