import { ownText } from '../document/json.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'

export const duplicateNodeName: AnalysisRule = {
  id: 'duplicate-node-name',
  severity: 'warning',
  check: ({ nodes }) =>
    nodes
      .filter(({ repairs }) => repairs.includes('duplicate-name'))
      .map((node) =>
        atNode(
          node,
          `an earlier node is called "${ownText(node.raw, 'name')}" too; this one is sold as "${node.name}", and connections mean the earlier`,
        ),
      ),
}
