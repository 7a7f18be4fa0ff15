import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { OperatorReads } from '../../ports/catalogue/operator-reads.ts'

/** A workflow as operators see it now. */
export const operatorView =
  (reads: OperatorReads) =>
  ({ id }: Readonly<{ id: string }>) =>
    pipe(reads.one(id), TE.flatMap(TE.fromOption(() => workflowNotFound({}))))
