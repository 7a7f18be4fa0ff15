import { publicReport } from '../../domain/catalogue/analyse.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ idOrSlug: string; userId: string | null }>

/** All that a buyer can know about a workflow before paying. Drafts, archived and removed ones do not exist here. */
export const getWorkflow = useCase(
  'GetWorkflow',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug, userId }: Input) =>
      pipe(
        reads.detail(idOrSlug, userId),
        TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
        TE.map((detail) => ({ ...detail, report: publicReport(detail.report) })),
      ),
)
