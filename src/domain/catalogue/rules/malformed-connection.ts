import type { AnalysisRule } from './analysis-rule.ts'

export const malformedConnection: AnalysisRule = {
  id: 'malformed-connection',
  severity: 'warning',
  check: ({ malformedEdges }) =>
    malformedEdges.map(({ from, pointer }) => ({
      pointer,
      node: from,
      message: 'is not a connection as n8n writes it ({ node, type, index } in a list per output); it is left out',
    })),
}
