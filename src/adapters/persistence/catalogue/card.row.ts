import type { Card, Risk } from '../../../domain/catalogue/card.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import { timeOrNull } from '../kernel/sql.ts'

/** The columns of `workflows w` that a card is made of. */
export const cardColumns = `w.id, w.slug, w.title, w.summary, w.price_amount, w.price_currency, w.categories, w.tags,
  w.integrations, w.trigger, w.node_count, w.risk, w.sales_count, w.published_at`

export type SelectedCard = Readonly<{
  id: string
  slug: string
  title: string
  summary: string
  price_amount: string
  price_currency: Currency
  categories: ReadonlyArray<string>
  tags: ReadonlyArray<string>
  integrations: ReadonlyArray<string>
  trigger: string
  node_count: number
  risk: Risk
  sales_count: string
  published_at: string | null
}>

export const toCard = (row: SelectedCard): Card => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  price: { amount: Number(row.price_amount), currency: row.price_currency },
  categories: row.categories,
  tags: row.tags,
  integrations: row.integrations,
  trigger: row.trigger,
  nodeCount: row.node_count,
  risk: row.risk,
  sales: Number(row.sales_count),
  publishedAt: timeOrNull(row.published_at),
})
