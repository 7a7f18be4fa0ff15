import { isBuiltIn, nodeTypeOf } from '../node-type.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'

export const communityNode: AnalysisRule = {
  id: 'community-node',
  severity: 'warning',
  risk: { level: 'medium', reason: 'It needs packages that do not come with n8n.' },
  check: ({ nodes }) =>
    nodes.flatMap((node) => {
      const from = nodeTypeOf(node.type).package
      return from === null || isBuiltIn(node.type) ? [] : [atNode(node, `needs the community package ${from}`)]
    }),
}
