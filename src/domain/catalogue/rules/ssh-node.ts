import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const usesSsh = isOneOf(new Set(['ssh']))

export const sshNode: AnalysisRule = {
  id: 'ssh-node',
  severity: 'warning',
  risk: { level: 'high', reason: 'It runs commands on other machines over SSH.' },
  check: nodesThat(({ type }) => usesSsh(type), 'the node runs commands on another machine over SSH'),
}
