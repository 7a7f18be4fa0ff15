import { judgeEdges } from '../wiring.ts'
import type { AnalysisRule } from './analysis-rule.ts'

const quoted = (names: ReadonlyArray<string>): string => names.map((name) => `"${name}"`).join(' and ')

/** A connection of a node that was renamed or deleted; n8n drops it on import, and so does the copy that is sold. */
export const danglingConnection: AnalysisRule = {
  id: 'dangling-connection',
  severity: 'warning',
  check: (document) =>
    judgeEdges(document).flatMap(({ edge, soundness, missing }) =>
      soundness === 'dangling'
        ? [
            {
              pointer: edge.pointer,
              node: edge.from,
              message: `no node is called ${quoted(missing)}; the connection is left out`,
            },
          ]
        : [],
    ),
}
