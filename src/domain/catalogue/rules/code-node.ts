import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const runsCode = isOneOf(new Set(['code', 'function', 'functionItem', 'aiTransform', 'toolCode']))

export const codeNode: AnalysisRule = {
  id: 'code-node',
  severity: 'info',
  risk: { level: 'medium', reason: 'It runs code of its author inside n8n.' },
  check: nodesThat(({ type }) => runsCode(type), 'the node runs code; read it before you activate the workflow'),
}
