import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

export const disabledNode: AnalysisRule = {
  id: 'disabled-node',
  severity: 'info',
  check: nodesThat(({ disabled }) => disabled, 'the node is switched off'),
}
