import type { AnalysisRule } from './analysis-rule.ts'

/** One finding for all of them: a file that leaves the index out leaves it out everywhere. */
export const connectionWithoutInput: AnalysisRule = {
  id: 'connection-without-input',
  severity: 'info',
  check: ({ edges }) => {
    const assumed = edges.filter(({ inputAssumed }) => inputAssumed)
    return assumed.slice(0, 1).map(({ from, pointer }) => ({
      pointer,
      node: from,
      message: `${assumed.length} connections do not say which input they lead to; they are sold as leading to the first`,
    }))
  },
}
