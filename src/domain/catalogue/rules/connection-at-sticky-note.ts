import { judgeEdges } from '../wiring.ts'
import type { AnalysisRule } from './analysis-rule.ts'

export const connectionAtStickyNote: AnalysisRule = {
  id: 'connection-at-sticky-note',
  severity: 'warning',
  check: (document) =>
    judgeEdges(document).flatMap(({ edge, soundness }) =>
      soundness === 'at-sticky-note'
        ? [
            {
              pointer: edge.pointer,
              node: edge.from,
              message: 'a sticky note cannot be connected; the connection is left out',
            },
          ]
        : [],
    ),
}
