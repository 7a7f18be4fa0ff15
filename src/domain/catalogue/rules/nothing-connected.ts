import type { AnalysisRule } from './analysis-rule.ts'

export const nothingConnected: AnalysisRule = {
  id: 'nothing-connected',
  severity: 'warning',
  check: ({ nodes, edges, malformedEdges, pointer }) => {
    const working = nodes.filter(({ isSticky }) => !isSticky).length
    return working > 1 && edges.length === 0 && malformedEdges.length === 0
      ? [{ pointer: `${pointer}/connections`, message: `${working} nodes, and nothing is connected` }]
      : []
  },
}
