import { drawingOf } from '../../domain/catalogue/drawing/drawing-of.ts'
import { graphOf } from '../../domain/catalogue/preview-graph.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import { useCase } from '../kernel/use-case.ts'
import { soldDocument } from './sold-document.ts'

/** The picture of what is sold, as SVG, under the title that the sold form bears. */
export const drawWorkflow = useCase(
  'DrawWorkflow',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug }: Readonly<{ idOrSlug: string }>) =>
      pipe(
        soldDocument(reads, idOrSlug),
        TE.map((document) => drawingOf(graphOf(document), { title: document.name ?? '' })),
      ),
)
