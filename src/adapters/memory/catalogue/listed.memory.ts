import type { Card } from '../../../domain/catalogue/card.ts'
import { searchDocument } from '../../../domain/catalogue/search/search-document.ts'
import { rankOf } from '../../../domain/catalogue/search/sought.ts'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { Sort, WorkflowFilters } from '../../../ports/catalogue/workflow-reads.ts'
import type { Page, PageRequest, Position } from '../../../ports/kernel/page.ts'
import type { Memory } from '../kernel/memory.ts'
import { matches, soughtIn } from './matches.memory.ts'
import { cardOf } from './views.memory.ts'
import { workflows } from './workflows.memory.ts'

type Ordered = Readonly<{ key: (card: Card) => string | number; descending: boolean }>

const newest: Ordered = { key: ({ publishedAt }) => publishedAt?.toISOString() ?? '', descending: true }

const orders: Readonly<Record<Sort, Ordered>> = {
  newest,
  relevance: newest,
  popular: { key: ({ sales }) => sales, descending: true },
  price: { key: ({ price }) => price.amount, descending: false },
  '-price': { key: ({ price }) => price.amount, descending: true },
}

const compared = (a: Position, b: Position): number => {
  const [[keyA = '', idA = ''], [keyB = '', idB = '']] = [a, b]
  if (keyA !== keyB) return keyA < keyB ? -1 : 1
  return idA === idB ? 0 : idA < idB ? -1 : 1
}

const paged = (cards: ReadonlyArray<Card>, { key, descending }: Ordered, { after, limit }: PageRequest): Page<Card> => {
  const direction = descending ? -1 : 1
  const positionOf = (card: Card): Position => [key(card), card.id]
  const found = cards
    .filter((card) => after === null || compared(positionOf(card), after) * direction > 0)
    .toSorted((a, b) => compared(positionOf(a), positionOf(b)) * direction)
    .slice(0, limit + 1)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? positionOf(last) : null }
}

/** The best answers first; what came after the first page was asked for is left out of the next ones. */
const ranked = (
  cards: ReadonlyArray<Card>,
  rank: (card: Card) => number,
  { after, limit }: PageRequest,
): Page<Card> => {
  const { items: all } = paged(cards, newest, { after: null, limit: cards.length })
  const [shown = 0, anchor = all[0]?.id ?? ''] = after ?? []
  const known = all.slice(all.findIndex(({ id }) => id === anchor))
  const best = known.toSorted((a, b) => rank(b) - rank(a)).slice(Number(shown))
  return { items: best.slice(0, limit), next: best.length > limit ? [Number(shown) + limit, anchor] : null }
}

/** A page of the published workflows that pass the filters. */
export const listedIn = (memory: Memory, filters: WorkflowFilters, sort: Sort, page: PageRequest): Page<Card> => {
  const all = workflows.committed(memory)
  const found = [...all.values()].filter(matches([...all.values()], filters))
  const cards = found.map((workflow) => cardOf(memory, workflow))
  if (sort !== 'relevance' || filters.words === null) return paged(cards, orders[sort], page)
  const sought = soughtIn([...all.values()], filters.words)
  const documentOf = (id: string) => searchDocument(all.get(id) as Workflow)
  return ranked(cards, ({ id }) => rankOf(documentOf(id), sought), page)
}
