import { versionNotFound, workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { OperatorReads } from '../../ports/catalogue/operator-reads.ts'

/** A version of a workflow as it is now. */
export const versionView = (reads: OperatorReads, id: string, number: string) =>
  pipe(
    reads.one(id),
    TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
    TE.map(({ versions }) => versions.find(({ version }) => version === number)),
    TE.flatMap(TE.fromNullable(versionNotFound({}))),
  )
