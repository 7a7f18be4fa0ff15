import { wordsOf } from '../../domain/catalogue/words-of.ts'
import type { WorkflowStatus } from '../../domain/catalogue/workflow.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ q: string | null; status: WorkflowStatus | null; page: PageRequest }>

/** Workflows in every state or in one, the newest upload first. */
export const listOperatorWorkflows = useCase(
  'ListOperatorWorkflows',
  { reads: OperatorReads },
  [],
  ({ reads }) =>
    ({ q, status, page }: Input) =>
      reads.list({ words: q === null ? null : wordsOf(q), status }, page),
)
