import type { Repair } from '../document/workflow-document.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

const repaired = (id: string, repair: Repair, message: string): AnalysisRule => ({
  id,
  severity: 'warning',
  check: nodesThat(({ repairs }) => repairs.includes(repair), message),
})

export const nodeWithoutName = repaired(
  'node-without-name',
  'name',
  'the node has no name; it is sold under one made from its type',
)

export const malformedPosition = repaired(
  'malformed-position',
  'position',
  'the position is not a pair of numbers; the node is sold with one that is',
)

export const typeVersionNotANumber = repaired(
  'type-version-not-a-number',
  'typeVersion',
  "the typeVersion is not a number, which n8n's public API refuses; it is sold as a number, or without one",
)
