import { graphOf } from '../../domain/catalogue/preview-graph.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import { useCase } from '../kernel/use-case.ts'
import { soldDocument } from './sold-document.ts'

/** The graph of what is sold, read from the sold form itself: names, types, places and connections, no parameters. */
export const getWorkflowPreview = useCase(
  'GetWorkflowPreview',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug }: Readonly<{ idOrSlug: string }>) =>
      pipe(
        soldDocument(reads, idOrSlug),
        TE.map(({ document }) => graphOf(document)),
      ),
)
