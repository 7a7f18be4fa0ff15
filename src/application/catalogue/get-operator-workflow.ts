import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { OperatorReads } from '../../ports/catalogue/operator-reads.ts'
import { useCase } from '../kernel/use-case.ts'
import { operatorView } from './operator-view.ts'

/** Everything about a workflow in whatever state. */
export const getOperatorWorkflow = useCase(
  'GetOperatorWorkflow',
  { reads: OperatorReads },
  [workflowNotFound],
  ({ reads }) => operatorView(reads),
)
