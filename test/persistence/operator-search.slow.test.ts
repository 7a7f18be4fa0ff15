import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LookedAt, lookedAt } from '../../bench/finding/looked-at.ts'
import { crowd } from '../../bench/operator-lists/crowd.ts'
import { type Plain, plainSales, plainUsers } from '../../bench/operator-lists/plain.ts'
import { stock } from '../../bench/statistics/stock.ts'
import { postgresSaleDirectory } from '../../src/adapters/persistence/insight/sale-directory.reads.ts'
import { postgresUserDirectory } from '../../src/adapters/persistence/insight/user-directory.reads.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import type { TE } from '../../src/domain/kernel/fp.ts'
import type { SaleFilter } from '../../src/ports/insight/sale-directory.ts'
import type { UserFilter } from '../../src/ports/insight/user-directory.ts'
import type { Page, PageRequest, Position } from '../../src/ports/kernel/page.ts'
import { succeed } from '../contract/both.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** More than are looked at one by one, so that both ways of finding are taken. */
const many = 12_000

/** What letters, marks and signs of LIKE can make of a text; each is somebody's name and something's title. */
const peculiar = [
  'İstanbul',
  'straße',
  'ΑΓΟΡΑΣ',
  "O'Neil 100%",
  'under_score',
  'back\\slash',
  '日本語',
  'a👍b',
  'ÉCOLE',
]

const texts = [
  ...['shop.test', 'buyer', 'BUYER 1', 'buyer77', '@post', 'Visitor ff', 'item 1', 'Item 11', 'nobody at all'],
  ...[
    'VX-OF-THE-BENCH-0000000004',
    'vx-of',
    'e',
    '7',
    '%',
    '_',
    '\\',
    "'",
    'ø',
    'i̇',
    'İ',
    'ss',
    'ß',
    'ας',
    'ΑΣ',
    '日',
    '本語',
  ],
  ...['👍', '0%', 'r_s', 'k\\s', 'école', '.t', 'test\n', 'st', ' '],
]

const limit = 20
const pages = 3

type Find = (page: PageRequest) => TE.TaskEither<unknown, Page<Readonly<{ id: string }>>>

describe('What operators look for', () => {
  let made: TestDatabase
  let looked: LookedAt
  let plain: Client

  beforeAll(async () => {
    made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    plain = new Client({ connectionString: made.url })
    await plain.connect()
    await stock(plain, many, () => undefined)
    await crowd(plain, many)
    const nth = (table: string, column: string) =>
      `update ${table} t set ${column} = p.text from unnest($1::text[]) with ordinality as p (text, nth)
        where t.id = (select id from ${table} order by created_at, id offset p.nth * 7 limit 1)`
    await plain.query('set session_replication_role = replica')
    for (const [table, column] of [
      ['users', 'name'],
      ['workflows', 'title'],
    ] as const)
      await plain.query(nth(table, column), [peculiar])
    looked = await lookedAt(made.url)
  }, 600_000)
  afterAll(async () => {
    await looked.close()
    await plain.end()
    await made.drop()
  })

  const found = async (find: Find, walked: (page: PageRequest) => Plain): Promise<number> => {
    let after: Position | null = null
    let seen = 0
    for (let nth = 0; nth < pages; nth += 1) {
      const page: PageRequest = { limit, after }
      const { items, next } = await succeed(find(page))
      const { text, values } = walked(page)
      const { rows } = await plain.query<{ id: string }>(text, [...values])
      expect(items.map(({ id }) => id)).toEqual(rows.slice(0, limit).map(({ id }) => id))
      expect(next !== null).toBe(rows.length > limit)
      seen += items.length
      if (next === null) return seen
      after = next
    }
    return seen
  }

  it.each(texts)('users with %j are those that have it, newest first, whatever their status', async (text) => {
    for (const status of [null, 'suspended', 'unverified'] as const) {
      const filter: UserFilter = { text, status }
      await found(
        (page) => postgresUserDirectory(looked.db).list(filter, page),
        (page) => plainUsers(filter, page),
      )
    }
  })

  const everything: SaleFilter = { status: null, currency: null, from: null, to: null, text: null }
  const parts: ReadonlyArray<Partial<SaleFilter>> = [
    {},
    { status: 'refunded' },
    { currency: 'USD', from: new Date('2026-03-01'), to: new Date('2026-09-01') },
  ]

  it.each(texts)('sales with %j are those that have it, paid last first, whatever else is asked', async (text) => {
    for (const part of parts) {
      const filter: SaleFilter = { ...everything, ...part, text }
      await found(
        (page) => postgresSaleDirectory(looked.db).list(filter, page),
        (page) => plainSales(filter, page),
      )
    }
  })

  it.each(parts)('sales are those that a filter without a text leaves: %j', async (part) => {
    const filter: SaleFilter = { ...everything, ...part }
    const seen = await found(
      (page) => postgresSaleDirectory(looked.db).list(filter, page),
      (page) => plainSales(filter, page),
    )
    expect(seen).toBe(limit * pages)
  })

  it.each(peculiar)('%j is found by itself', async (text) => {
    const seen = await found(
      (page) => postgresUserDirectory(looked.db).list({ text, status: null }, page),
      (page) => plainUsers({ text, status: null }, page),
    )
    expect(seen).toBeGreaterThan(0)
  })
})
