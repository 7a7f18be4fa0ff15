import { judgeEdges } from '../wiring.ts'
import type { AnalysisRule } from './analysis-rule.ts'

/** Workflows written by language models invent outputs such as "onError". */
export const unknownConnectionType: AnalysisRule = {
  id: 'unknown-connection-type',
  severity: 'warning',
  check: (document) =>
    judgeEdges(document).flatMap(({ edge, soundness }) =>
      soundness === 'unknown-kind'
        ? [
            {
              pointer: edge.pointer,
              node: edge.from,
              message: `n8n has no connection type "${edge.kind}"; the connection is left out`,
            },
          ]
        : [],
    ),
}
