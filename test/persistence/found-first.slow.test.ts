import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LookedAt, lookedAt } from '../../bench/finding/looked-at.ts'
import { stock } from '../../bench/finding/stock.ts'
import { vocabulary } from '../../bench/finding/vocabulary.ts'
import { queryIn } from '../../src/adapters/persistence/catalogue/sought.reads.ts'
import { postgresWorkflowReads } from '../../src/adapters/persistence/catalogue/workflows.reads.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import type { Card } from '../../src/domain/catalogue/card.ts'
import { wordsOf } from '../../src/domain/catalogue/words-of.ts'
import { everything, type Sort, type WorkflowFilters } from '../../src/ports/catalogue/workflow-reads.ts'
import type { Page, Position } from '../../src/ports/kernel/page.ts'
import { succeed } from '../contract/both.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** So many that each way of finding is taken: along the list, along a stretch of it, and by the words alone. */
const items = 60_000

/** Words from the most frequent to the rarest. */
const ranks = [0, 3, 40, 100, 160, 240, 330, 500, 800, 1_300, 2_500, 6_000, 12_000]

const limit = 20
const pages = 4

const orders: Readonly<Record<Exclude<Sort, 'relevance'>, string>> = {
  newest: 'published_at desc, id desc',
  popular: 'sales_count desc, id desc',
  price: 'price_amount, id',
  '-price': 'price_amount desc, id desc',
}

const filtered: ReadonlyArray<Readonly<{ filters: Partial<WorkflowFilters>; sql: string }>> = [
  { filters: { currency: 'NGN' }, sql: 'true' },
  { filters: { currency: 'NGN', trigger: 'webhook' }, sql: `trigger = 'webhook'` },
  { filters: { currency: 'NGN', tag: 'tag-40' }, sql: `'tag-40' = any (tags)` },
  { filters: { currency: 'NGN', maxPrice: 400_000 }, sql: 'price_amount <= 400000' },
]

describe('What is found first', () => {
  let made: TestDatabase
  let looked: LookedAt
  let plain: Client

  beforeAll(async () => {
    made = await freshDatabase(async (url) => {
      await migrate(url)
    }, 'tables')
    plain = new Client({ connectionString: made.url })
    await plain.connect()
    await stock(plain, items, () => undefined)
    looked = await lookedAt(made.url)
  }, 600_000)
  afterAll(async () => {
    await looked.close()
    await plain.end()
    await made.drop()
  })

  const paged = async (filters: WorkflowFilters, sort: Sort): Promise<ReadonlyArray<string>> => {
    const ids: Array<string> = []
    let after: Position | null = null
    for (let nth = 0; nth < pages; nth += 1) {
      const page: Page<Card> = await succeed(postgresWorkflowReads(looked.db).list(filters, sort, { limit, after }))
      ids.push(...page.items.map(({ id }) => id))
      after = page.next
      if (after === null) break
    }
    return ids
  }

  const plainly = async (word: string, sql: string, order: string): Promise<ReadonlyArray<string>> => {
    const query = await succeed(queryIn(looked.db)(wordsOf(word)))
    const { rows } = await plain.query<{ id: string }>(
      `select id from workflows where status = 'published' and search @@ $1::tsquery and ${sql}
        order by ${order} limit ${limit * pages}`,
      [query],
    )
    return rows.map(({ id }) => id)
  }

  it.each(Object.entries(orders))('is what a plain statement finds, in its order: %s', async (sort, order) => {
    const words = vocabulary(items)
    for (const rank of ranks)
      for (const { filters, sql } of filtered) {
        const word = words[rank] ?? ''
        const asked = { ...everything, ...filters, words: wordsOf(word) }
        expect(await paged(asked, sort as Sort), `${word} (${rank}), ${sql}`).toEqual(await plainly(word, sql, order))
      }
  })
})
