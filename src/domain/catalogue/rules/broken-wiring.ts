import { judgeEdges } from '../wiring.ts'
import type { AnalysisRule } from './analysis-rule.ts'

/**
 * Every connection leads to or from a node that does not exist: n8n imports such a file and silently drops all wires.
 * The best-known public collection was damaged so (its connections name ids where n8n asks names).
 */
export const brokenWiring: AnalysisRule = {
  id: 'broken-wiring',
  severity: 'blocking',
  check: (document) => {
    const edges = judgeEdges(document)
    const dangling = edges.filter(({ soundness }) => soundness === 'dangling').length
    const isBroken = dangling > 0 && edges.every(({ soundness }) => soundness !== 'sound')
    const message = `broken wiring: ${dangling} dangling connections, 0 valid; connections go by the names of nodes`
    return isBroken ? [{ pointer: `${document.pointer}/connections`, message }] : []
  },
}
