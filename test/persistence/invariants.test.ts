import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noting } from '../../bench/statistics/noting.ts'
import { postgresBooks } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { SaleRow } from '../../src/adapters/persistence/sales/sales.store.ts'
import { succeed } from '../contract/both.ts'
import {
  checkout,
  couponOf,
  emptying,
  entry,
  note,
  paper,
  type Rows,
  refund,
  right,
  source,
  use,
  whole,
  withCoupon,
} from './books.ts'
import { brokenBooks } from './broken-books.ts'
import { brokenRequests } from './broken-requests.ts'
import { type OwnStores, ownStores } from './own-database.ts'

describe('the self-check of the books', () => {
  let own: OwnStores
  let db: Database
  let client: Client
  beforeAll(async () => {
    own = await ownStores([SaleRow])
    db = own.db
    client = own.client
    // What the database itself would refuse is let through here, to see it found all the same.
    await client.query('set session_replication_role = replica')
    await client.query('alter table sales drop constraint sales_reference_key')
    await client.query('drop index one_standing_sale')
    await client.query(noting)
    const { rows } = await client.query<{ name: string }>(
      `select conname as name from pg_constraint
        where conrelid = 'checkouts'::regclass and pg_get_constraintdef(oid) like '%list_amount - discount_amount%'`,
    )
    for (const { name } of rows) await client.query(`alter table checkouts drop constraint "${name}"`)
  })
  beforeEach(async () => void (await client.query(emptying)))
  afterAll(() => own?.close())

  const keep = async (rows: Rows): Promise<void> => {
    for (const [table, all] of Object.entries({ ...whole, ...rows }))
      for (const row of all) {
        const names = Object.keys(row)
        const places = names.map((_, at) => `$${at + 1}`)
        await client.query(
          `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
          Object.values(row),
        )
      }
  }
  const brokenNames = async (): Promise<ReadonlyArray<string>> =>
    (await succeed(postgresBooks(db, []).check)).filter(({ rows }) => rows.length > 0).map(({ invariant }) => invariant)

  it('finds nothing wrong with a sale as it should be, nor with an empty shop', async () => {
    expect(await brokenNames()).toEqual([])
    await keep({ receipts: [paper(), note({ total_amount: 200_000 })] })
    expect(await brokenNames()).toEqual([])
  })

  it('finds nothing wrong with a coupon that a sale used', async () => {
    await keep({ ...withCoupon, coupons: [couponOf()], coupon_redemptions: [use()] })
    expect(await brokenNames()).toEqual([])
  })

  it('finds nothing wrong with held money that a bank took and that was then refunded instead', async () => {
    const reference = 'VX-THAT-WAS-HELD'
    const held = (delta: number, txn: ReturnType<typeof randomUUID>) => [
      { ...entry('held', -delta, txn), reference },
      { ...entry('paystack_clearing', delta, txn), reference },
    ]
    await keep({
      checkouts: [
        ...whole.checkouts,
        checkout({
          reference,
          status: 'refunded',
          review_reason: 'amount',
          paid_amount: 500_000,
          paid_currency: 'NGN',
          paid_fees: 0,
        }),
      ],
      refunds: [{ ...refund(), reference, status: 'processed' }],
      ledger_entries: [
        ...whole.ledger_entries,
        ...held(500_000, randomUUID()),
        ...held(-500_000, randomUUID()),
        ...held(500_000, randomUUID()),
        ...held(-500_000, randomUUID()),
      ],
    })
    expect(await brokenNames()).toEqual([])
  })

  it('finds nothing wrong with a right that is suspended while all of its price may go back', async () => {
    await keep({
      entitlements: [{ ...right, status: 'suspended' }],
      entitlement_sources: [source({ status: 'suspended' })],
      refunds: [refund()],
    })
    expect(await brokenNames()).toEqual([])
  })

  it.each([...brokenBooks, ...brokenRequests])('finds %s', async (_, rows, expected) => {
    await keep(rows)
    expect(await brokenNames()).toEqual(expected)
  })
})
