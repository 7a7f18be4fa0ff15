import { versionNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import { useCase } from '../kernel/use-case.ts'

/** The bytes of a version as they were uploaded, unchanged. */
export const getWorkflowSource = useCase(
  'GetWorkflowSource',
  { reads: OperatorReads },
  [versionNotFound],
  ({ reads }) =>
    ({ id, version }: Readonly<{ id: string; version: string }>) =>
      pipe(reads.source(id, version), TE.flatMap(TE.fromOption(() => versionNotFound({})))),
)
