import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const runsCommands = isOneOf(new Set(['executeCommand']))

export const commandNode: AnalysisRule = {
  id: 'command-node',
  severity: 'warning',
  risk: { level: 'high', reason: 'It runs commands of the operating system.' },
  check: nodesThat(
    ({ type }) => runsCommands(type),
    'the node runs a command of the operating system; many n8n hosts forbid it',
  ),
}
