import { timesOfNode } from '../releases/known-nodes.ts'
import { spelt } from '../releases/least-release.ts'
import { releases } from '../releases/releases.ts'
import { type AnalysisRule, atNode } from './analysis-rule.ts'

const newest = releases.at(-1)?.n8n

export const goneFromN8n: AnalysisRule = {
  id: 'gone-from-n8n',
  severity: 'warning',
  check: ({ nodes }) =>
    nodes.flatMap((node) => {
      const last = timesOfNode(node.type, node.typeVersion)?.last ?? null
      if (last === null) return []
      const said = `n8n ${newest} does not have ${spelt(node)} any more; of the releases looked at, ${releases[last]?.n8n} was the last that had it`
      return [atNode(node, said)]
    }),
}
