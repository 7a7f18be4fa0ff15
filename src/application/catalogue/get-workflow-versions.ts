import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** The versions of a workflow that were ever released, the newest release first. */
export const getWorkflowVersions = useCase(
  'GetWorkflowVersions',
  { reads: WorkflowReads },
  [workflowNotFound],
  ({ reads }) =>
    ({ idOrSlug, page }: Readonly<{ idOrSlug: string; page: PageRequest }>) =>
      pipe(reads.versions(idOrSlug, page), TE.flatMap(TE.fromOption(() => workflowNotFound({})))),
)
