import { readWorkflowDocument } from '../../domain/catalogue/document/read-workflow-document.ts'
import { graphOf } from '../../domain/catalogue/preview-graph.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import { useCase } from '../kernel/use-case.ts'

/** The graph of what is sold, read from the sold form itself: names, types, places and connections, no parameters. */
export const getWorkflowPreview = useCase(
  'GetWorkflowPreview',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug }: Readonly<{ idOrSlug: string }>) =>
      pipe(
        reads.soldText(idOrSlug),
        TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
        TE.map((sold) => {
          const document = readWorkflowDocument(JSON.parse(sold))
          if (E.isLeft(document)) throw new Error(`the sold form of ${idOrSlug} cannot be read`)
          return graphOf(document.right)
        }),
      ),
)
