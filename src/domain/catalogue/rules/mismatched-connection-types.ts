import { judgeEdges } from '../wiring.ts'
import type { AnalysisRule } from './analysis-rule.ts'

export const mismatchedConnectionTypes: AnalysisRule = {
  id: 'mismatched-connection-types',
  severity: 'warning',
  check: (document) =>
    judgeEdges(document).flatMap(({ edge, soundness }) =>
      soundness === 'mismatched-kinds'
        ? [
            {
              pointer: edge.pointer,
              node: edge.from,
              message: `leaves as "${edge.kind}" and arrives as "${edge.toKind}", which n8n refuses; the connection is left out`,
            },
          ]
        : [],
    ),
}
