import { analyse } from '../../domain/catalogue/analyse.ts'
import { clean, serialize } from '../../domain/catalogue/cleaned-form.ts'
import { contentKey } from '../../domain/catalogue/content-key.ts'
import { withBearableNames } from '../../domain/catalogue/document/node-names.ts'
import { readWorkflowDocument } from '../../domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { factsOf } from '../../domain/catalogue/facts.ts'
import { requirementsOf } from '../../domain/catalogue/requirements.ts'
import { withoutSecrets } from '../../domain/catalogue/secrets/find-secrets.ts'
import { textsOf } from '../../domain/catalogue/secrets/scanned-secrets.ts'
import type { BlockingFinding, VersionFacts } from '../../domain/catalogue/workflow-version.ts'
import type { Report } from '../../domain/catalogue/workflow-views.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Examination, Unexaminable } from '../../ports/catalogue/examiner.ts'
import type { SecretScanner } from '../../ports/catalogue/secret-scanner.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'

const blockingIn = ({ findings }: Report): ReadonlyArray<BlockingFinding> =>
  findings
    .filter(({ severity }) => severity === 'blocking')
    .map(({ rule, message, pointer }) => ({ rule, message, ...(pointer === undefined ? {} : { pointer }) }))

const factsFor = (document: WorkflowDocument, { risk }: Report): VersionFacts => {
  const { integrations, trigger, nodeCount, nodeTypes } = factsOf(document)
  return { integrations, trigger, nodeCount, risk, nodeTypes: [...new Set(nodeTypes.map(({ type }) => type))] }
}

const untitled = 'Workflow'

const examined = (document: WorkflowDocument, title: string | null): Examination => {
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
}

/**
 * Reads what was uploaded, refuses what is no workflow, has names without measure or secrets in it, analyses the rest and
 * makes its sold form under this title; without one, under its own name. It needs nothing but the scanner, and so runs
 * wherever there is time for it.
 */
export const examination =
  (scanner: SecretScanner) =>
  (uploaded: unknown, title: string | null): TE.TaskEither<Unexaminable | Unavailable, Examination> =>
    pipe(
      TE.fromEither(pipe(readWorkflowDocument(uploaded), E.flatMap(withBearableNames))),
      TE.flatMap((document) =>
        pipe(
          scanner.scan(textsOf(document)),
          TE.flatMapEither((scanned) => withoutSecrets(scanned)(document)),
        ),
      ),
      TE.map((document) => examined(document, title)),
    )
