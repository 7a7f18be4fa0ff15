import { ownText } from '../document/json.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'

export const duplicateNodeId: AnalysisRule = {
  id: 'duplicate-node-id',
  severity: 'info',
  check: ({ nodes }) => {
    const ids = nodes.map(({ raw }) => ownText(raw, 'id'))
    return nodes
      .filter((_, index) => ids[index] !== null && ids.indexOf(ids[index] ?? null) < index)
      .map((node) => atNode(node, 'an earlier node has the same id; buyers get the workflow without ids'))
  },
}
