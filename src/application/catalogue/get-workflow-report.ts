import { publicReport } from '../../domain/catalogue/analyse.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import { useCase } from '../kernel/use-case.ts'

/** What the analysis found in the version on offer, without what would help an attacker. */
export const getWorkflowReport = useCase(
  'GetWorkflowReport',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug }: Readonly<{ idOrSlug: string }>) =>
      pipe(reads.report(idOrSlug), TE.flatMap(TE.fromOption(() => workflowNotFound({}))), TE.map(publicReport)),
)
