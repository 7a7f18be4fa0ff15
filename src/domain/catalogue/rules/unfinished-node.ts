import { own, ownText } from '../document/json.ts'
import type { WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const requests = isOneOf(new Set(['httpRequest']))
const runsScripts = isOneOf(new Set(['code', 'function', 'functionItem']))

const codeMembers = ['jsCode', 'pythonCode', 'functionCode']

/** A node that cannot do what it is there for: a request to nowhere, code that was deleted. Absent code is n8n's own default. */
const isUnfinished = ({ type, parameters, disabled }: WorkflowNode): boolean => {
  if (disabled) return false
  if (requests(type)) return ownText(parameters, 'url') === null && own(parameters, 'curlImport') === undefined
  return runsScripts(type) && codeMembers.some((member) => own(parameters, member) === '')
}

export const unfinishedNode: AnalysisRule = {
  id: 'unfinished-node',
  severity: 'warning',
  check: nodesThat(isUnfinished, 'the node is not finished: what it is there for is empty'),
}
