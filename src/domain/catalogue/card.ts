import type { Money } from '../kernel/money.ts'

/** How much harm a workflow could do, by what its nodes do. */
export const risks = ['low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]

/**
 * A workflow as lists show it. `integrations`, `trigger`, `nodeCount` and `risk` are those of the version that is
 * offered. `publishedAt` is null while it was never published.
 */
export type Card = Readonly<{
  id: string
  slug: string
  title: string
  summary: string
  price: Money
  categories: ReadonlyArray<string>
  tags: ReadonlyArray<string>
  integrations: ReadonlyArray<string>
  trigger: string
  nodeCount: number
  risk: Risk
  sales: number
  publishedAt: Date | null
}>
