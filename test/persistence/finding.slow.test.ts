import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LookedAt, lookedAt } from '../../bench/finding/looked-at.ts'
import { placesIn } from '../../bench/finding/places.ts'
import { type Question, questions } from '../../bench/finding/questions.ts'
import { stock } from '../../bench/finding/stock.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { succeed } from '../contract/both.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** Large enough that reading a table from end to end is never the cheapest way. */
const sizes = [4_000, 40_000] as const

/** What a search or a count may touch: the most rows that either looks at, each on a page of its own. */
const mostPages = 7_000

type Shop = Readonly<{ made: TestDatabase; looked: LookedAt; asked: ReadonlyArray<Question> }>

const shopOf = async (items: number): Promise<Shop> => {
  const made = await freshDatabase(async (url) => {
    await migrate(url)
  }, 'tables')
  const client = new Client({ connectionString: made.url })
  await client.connect()
  await stock(client, items, () => undefined)
  const asked = questions(await placesIn(client, items))
  await client.end()
  return { made, looked: await lookedAt(made.url), asked }
}

const someWays = [0, 1, 2]

describe('What finding touches', () => {
  const shops: Array<Shop> = []
  beforeAll(async () => {
    for (const items of sizes) shops.push(await shopOf(items))
  }, 600_000)
  afterAll(async () => {
    for (const { made, looked } of shops) {
      await looked.close()
      await made.drop()
    }
  })

  const costs = async ({ looked, asked }: Shop, name: string) => {
    const question = asked.find((each) => each.name === name)
    if (question === undefined) throw new Error(`nobody asks: ${name}`)
    const found = []
    for (const nth of someWays) found.push(await looked.cost(() => succeed(question.ask(looked.db, nth))))
    return { goal: question.goal, found }
  }

  const nowhere = {
    common: [''],
    middling: [''],
    rare: [''],
    ids: [''],
    slugs: [''],
    deep: { newest: [], popular: [], price: [], category: [], operators: [] },
  }

  it.each(questions(nowhere).map(({ name }) => name))('%s: no table is read whole, and pages are few', async (name) => {
    const [small, large] = shops
    if (small === undefined || large === undefined) throw new Error('two shops are needed')
    const [few, many] = [await costs(small, name), await costs(large, name)]
    expect(many.found.flatMap(({ readWhole }) => readWhole)).toEqual([])
    const most = many.goal !== null && 'buffers' in many.goal ? many.goal.buffers : mostPages
    for (const { buffers } of [...few.found, ...many.found]) expect(buffers).toBeLessThanOrEqual(most)
  })
})
