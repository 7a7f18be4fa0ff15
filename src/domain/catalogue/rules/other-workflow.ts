import { isObject, own, ownText } from '../document/json.ts'
import type { WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const callsWorkflow = isOneOf(new Set(['executeWorkflow', 'toolWorkflow']))

/** The workflow that a node names: its id as a text, or as the value of a resource locator. */
const calledWorkflow = ({ parameters }: WorkflowNode): string | null => {
  const named = own(parameters, 'workflowId')
  return isObject(named) ? ownText(named, 'value') : ownText(parameters, 'workflowId')
}

/** An expression may well name the workflow itself (`$workflow.id`), or what the buyer sets. */
const isOther = (node: WorkflowNode): boolean =>
  !node.disabled && callsWorkflow(node.type) && !(calledWorkflow(node) ?? '=').startsWith('=')

export const otherWorkflow: AnalysisRule = {
  id: 'other-workflow',
  severity: 'warning',
  check: nodesThat(
    isOther,
    'the node calls another workflow, of which this file has only the number; without it this part does not run',
  ),
}
