import { readWorkflowDocument } from '../../domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../domain/catalogue/document/workflow-document.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'

/** A document that was accepted once. One that cannot be read any more is a bug, and thrown. */
export const keptDocument = (text: string, what: string): WorkflowDocument => {
  const document = readWorkflowDocument(JSON.parse(text))
  if (E.isLeft(document)) throw new Error(`${what} cannot be read`)
  return document.right
}

/** What buyers get of the version on offer, read, with the SHA-256 of its bytes. */
export const soldDocument = (reads: WorkflowReads, idOrSlug: string) =>
  pipe(
    reads.sold(idOrSlug),
    TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
    TE.map(({ text, sha256 }) => ({ sha256, document: keptDocument(text, `the sold form of ${idOrSlug}`) })),
  )
