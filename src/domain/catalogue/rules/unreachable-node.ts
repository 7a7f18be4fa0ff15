import { reachable, suppliedBy } from '../reach.ts'
import { triggerOf } from '../triggers.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'

export const unreachableNode: AnalysisRule = {
  id: 'unreachable-node',
  severity: 'info',
  check: (document) => {
    const starts = document.nodes.filter((node) => triggerOf(node) !== null).map(({ name }) => name)
    if (starts.length === 0) return []
    const reached = suppliedBy(document, reachable(document, starts))
    return document.nodes
      .filter(({ name, isSticky, disabled }) => !isSticky && !disabled && !reached.has(name))
      .map((node) => atNode(node, 'no trigger leads to this node, so it never runs'))
  },
}
