import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LookedAt, lookedAt } from '../../bench/finding/looked-at.ts'
import { stock } from '../../bench/statistics/stock.ts'
import { postgresOperatorReads } from '../../src/adapters/persistence/catalogue/operator.reads.ts'
import { postgresAuditTrail } from '../../src/adapters/persistence/insight/audit-trail.reads.ts'
import { postgresSaleDirectory } from '../../src/adapters/persistence/insight/sale-directory.reads.ts'
import { postgresUserDirectory } from '../../src/adapters/persistence/insight/user-directory.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { postgresRequestViews } from '../../src/adapters/persistence/requests/custom-requests.reads.ts'
import { postgresCoupons } from '../../src/adapters/persistence/sales/coupons.store.ts'
import { postgresDisputeList } from '../../src/adapters/persistence/sales/dispute-list.reads.ts'
import { postgresInboxDesk } from '../../src/adapters/persistence/sales/inbox-desk.store.ts'
import { postgresReviewDesk } from '../../src/adapters/persistence/sales/review-desk.reads.ts'
import type { TE } from '../../src/domain/kernel/fp.ts'
import type { SaleFilter } from '../../src/ports/insight/sale-directory.ts'
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
   select gen_random_uuid(), 'operator ' || n % 20, 'sale.refund', n::text, '{}', timestamptz '2025-01-01' + n * interval '7 seconds'
     from generate_series(1, $1::integer) n`,
  `insert into webhook_events (id, provider, dedupe_key, event, status, received_at)
   select gen_random_uuid(), 'paystack', n::text, 'charge.success', 'processed', timestamptz '2025-01-01' + n * interval '7 seconds'
     from generate_series(1, $1::integer) n`,
  `insert into custom_requests (id, user_id, title, description, integrations, status, created_at, updated_at)
   select gen_random_uuid(), id, 'Something', '', '{}', 'submitted', created_at, created_at from users limit $1::integer`,
  `insert into review_items (reference, reason, facts, created_at, resolved_at, resolution)
   select 'VX-REVIEW-' || n, 'unknown_reference', '{}', timestamptz '2025-01-01' + n * interval '7 seconds', now(), 'seen'
     from generate_series(1, $1::integer) n`,
  `insert into coupons (id, code, percent_off, all_items, state, created_at)
   select gen_random_uuid(), 'CODE' || n, 10, true, 'active', timestamptz '2025-01-01' + n * interval '7 seconds'
     from generate_series(1, $1::integer) n`,
]

/** Some of each that stand otherwise, old ones, so that they are met last by whoever walks along the list. */
const few = [
  `update users set status = 'suspended' where id in (select id from users order by created_at limit 15)`,
  `update custom_requests set status = 'declined' where id in (select id from custom_requests order by created_at limit 15)`,
  `update webhook_events set status = 'dead' where id in (select id from webhook_events order by id limit 15)`,
  `update review_items set resolved_at = null where id in (select id from review_items order by created_at limit 15)`,
  `update sales set status = 'disputed' where id in (select id from sales order by paid_at limit 15)`,
  `update sales set currency = 'GHS' where id in (select id from sales order by paid_at offset 10 limit 15)`,
]

type Asked = (db: Database, page: PageRequest) => TE.TaskEither<unknown, unknown>
const noSale = { status: null, currency: null, from: null, to: null, text: null }
const noAct = { actor: null, action: null, subject: null, from: null, to: null }

type List = readonly [name: string, isOfOneTable: boolean, asked: Asked]
const sales = (name: string, filter: Partial<SaleFilter>): List => [
  `sales, ${name}`,
  false,
  (db, page) => postgresSaleDirectory(db).list({ ...noSale, ...filter }, page),
]

/** Each list, and whether all that it shows stands in one table. */
const lists: ReadonlyArray<List> = [
  ['audit', true, (db, page) => postgresAuditTrail(db).list(noAct, page)],
  ['audit, of nobody', true, (db, page) => postgresAuditTrail(db).list({ ...noAct, actor: 'nobody' }, page)],
  [
    'audit, of a morning',
    true,
    (db, page) =>
      postgresAuditTrail(db).list(
        { ...noAct, from: new Date('2025-01-01'), to: new Date('2025-01-01T05:00:00Z') },
        page,
      ),
  ],
  ['webhooks', true, (db, page) => postgresInboxDesk(db).list({ status: null }, page)],
  ['webhooks, dead', true, (db, page) => postgresInboxDesk(db).list({ status: 'dead' }, page)],
  ['coupons', false, (db, page) => postgresCoupons(db).list(page)],
  ['disputes', true, (db, page) => postgresDisputeList(db).all(page)],
  ['workflows', true, (db, page) => postgresOperatorReads(db).list({ words: null, status: null }, page)],
  ['workflows, removed', true, (db, page) => postgresOperatorReads(db).list({ words: null, status: 'removed' }, page)],
  ['users', false, (db, page) => postgresUserDirectory(db).list({ text: null, status: null }, page)],
  ['users, suspended', false, (db, page) => postgresUserDirectory(db).list({ text: null, status: 'suspended' }, page)],
  sales('all', {}),
  sales('refunded', { status: 'refunded' }),
  sales('disputed', { status: 'disputed' }),
  sales('charged back', { status: 'charged_back' }),
  sales('in GHS', { currency: 'GHS' }),
  sales('paid, in GHS', { status: 'paid', currency: 'GHS' }),
  sales('of a week', { from: new Date('2026-03-01'), to: new Date('2026-03-08') }),
  ['requests', false, (db, page) => postgresRequestViews(db).all(null, page)],
  ['requests, declined', false, (db, page) => postgresRequestViews(db).all('declined', page)],
  ['review, open', false, (db, page) => postgresReviewDesk(db).list({ status: 'open' }, page)],
  ['review, resolved', false, (db, page) => postgresReviewDesk(db).list({ status: 'resolved' }, page)],
]

/** Texts that no row has, or few: what is walked along first, and what an index finds after it. */
const texts = ['buyer399@', 'nowhere at all', 'qz', 'VX-OF-THE-BENCH-000000000fff']
/** Each of the rows that are walked is looked up with its buyer and its item. */
const mostPagesOfText = 2_000 * 16

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
  for (const text of few) await client.query(text)
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

  const large = [
    ...['users', 'sales', 'checkouts', 'ledger_entries', 'audit_log', 'webhook_events', 'custom_requests'],
    ...['review_items', 'coupons'],
  ]

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

  it.each(texts)('P25: a text that few have, or none, is found without reading any large table: %s', async (text) => {
    const page: PageRequest = { limit: rows, after: null }
    for (const { looked } of shops)
      for (const status of [null, 'refunded'] as const) {
        const asked = [
          () => succeed(postgresSaleDirectory(looked.db).list({ ...noSale, status, text }, page)),
          () => succeed(postgresUserDirectory(looked.db).list({ text, status: null }, page)),
        ]
        for (const ask of asked) {
          const { buffers, readWhole } = await looked.cost(ask)
          expect(buffers).toBeLessThanOrEqual(mostPagesOfText)
          if (looked === shops.at(-1)?.looked) expect(readWhole.filter((table) => large.includes(table))).toEqual([])
        }
      }
  })
})
