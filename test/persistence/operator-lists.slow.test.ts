import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LookedAt, lookedAt } from '../../bench/finding/looked-at.ts'
import { stock } from '../../bench/statistics/stock.ts'
import { postgresAuditTrail } from '../../src/adapters/persistence/insight/audit-trail.reads.ts'
import { postgresSaleDirectory } from '../../src/adapters/persistence/insight/sale-directory.reads.ts'
import { postgresUserDirectory } from '../../src/adapters/persistence/insight/user-directory.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { postgresRequestViews } from '../../src/adapters/persistence/requests/custom-requests.reads.ts'
import { postgresInboxDesk } from '../../src/adapters/persistence/sales/inbox-desk.store.ts'
import { postgresReviewDesk } from '../../src/adapters/persistence/sales/review-desk.reads.ts'
import type { TE } from '../../src/domain/kernel/fp.ts'
import type { PageRequest } from '../../src/ports/kernel/page.ts'
import { succeed } from '../contract/both.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** Large enough that reading a table from end to end is never the cheapest way. */
const sizes = [4_000, 40_000] as const

/** What G8 allows a list of one table; one that looks more up by keys touches a few pages more for each row, at any size. */
const mostPages = 25
const rows = 20
const mostPagesOfRow = 8

/** As many of everything else as there are sales; the rest of the table of users has nothing to do with them. */
const others = [
  `insert into users (id, email, email_key, name, status, password_hash, created_at)
   select gen_random_uuid(), 'visitor' || n || '@shop.test', 'visitor' || n || '@shop.test', 'Visitor', 'unverified', '',
          timestamptz '2025-01-01' + n * interval '7 seconds' from generate_series(1, $1::integer) n`,
  `insert into audit_log (id, actor, action, subject, facts, at)
   select gen_random_uuid(), 'olu', 'sale.refund', n::text, '{}', timestamptz '2025-01-01' + n * interval '7 seconds'
     from generate_series(1, $1::integer) n`,
  `insert into webhook_events (id, provider, dedupe_key, event, status, received_at)
   select gen_random_uuid(), 'paystack', n::text, 'charge.success', 'processed', timestamptz '2025-01-01' + n * interval '7 seconds'
     from generate_series(1, $1::integer) n`,
  `insert into custom_requests (id, user_id, title, description, integrations, status, created_at, updated_at)
   select gen_random_uuid(), id, 'Something', '', '{}', 'submitted', created_at, created_at from users limit $1::integer`,
]

type Asked = (db: Database, page: PageRequest) => TE.TaskEither<unknown, unknown>
const noSale = { status: null, currency: null, from: null, to: null, text: null }
const noAct = { actor: null, action: null, subject: null, from: null, to: null }

/** Each list, and whether all that it shows stands in one table. */
const lists: ReadonlyArray<readonly [name: string, isOfOneTable: boolean, asked: Asked]> = [
  ['audit', true, (db, page) => postgresAuditTrail(db).list(noAct, page)],
  ['webhooks', true, (db, page) => postgresInboxDesk(db).list({ status: null }, page)],
  ['users', false, (db, page) => postgresUserDirectory(db).list({ text: null, status: null }, page)],
  ['sales', false, (db, page) => postgresSaleDirectory(db).list(noSale, page)],
  ['requests', false, (db, page) => postgresRequestViews(db).all(null, page)],
  ['review', false, (db, page) => postgresReviewDesk(db).list({ status: 'open' }, page)],
]

/** The first page, and one in the middle of what there is. */
const places: ReadonlyArray<PageRequest> = [
  { limit: rows, after: null },
  { limit: rows, after: ['2026-06-01T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] },
]

type Shop = Readonly<{ made: TestDatabase; looked: LookedAt }>

const shopOf = async (many: number): Promise<Shop> => {
  const made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
  const client = new Client({ connectionString: made.url })
  await client.connect()
  await stock(client, many, () => undefined)
  await client.query('set session_replication_role = replica')
  for (const text of others) await client.query(text, [many])
  await client.query('vacuum analyze')
  await client.end()
  return { made, looked: await lookedAt(made.url) }
}

describe('What lists of operators touch', () => {
  const shops: Array<Shop> = []
  beforeAll(async () => {
    for (const many of sizes) shops.push(await shopOf(many))
  }, 900_000)
  afterAll(async () => {
    for (const { made, looked } of shops) {
      await looked.close()
      await made.drop()
    }
  })

  const large = ['users', 'sales', 'checkouts', 'ledger_entries', 'audit_log', 'webhook_events', 'custom_requests']

  it.each(lists)(
    'P25, G8: %s touch few pages, on the first page and far behind it, where there is ten times as much too',
    async (_, isOfOneTable, asked) => {
      const most = isOfOneTable ? mostPages : mostPages + rows * mostPagesOfRow
      for (const { looked } of shops)
        for (const place of places) {
          const { buffers, readWhole } = await looked.cost(() => succeed(asked(looked.db, place)))
          expect(buffers).toBeLessThanOrEqual(most)
          if (looked === shops.at(-1)?.looked) expect(readWhole.filter((table) => large.includes(table))).toEqual([])
        }
    },
  )
})
