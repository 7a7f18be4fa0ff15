import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postgresBooks } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { SaleRow } from '../../src/adapters/persistence/sales/sales.store.ts'
import { succeed } from '../contract/both.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

const [user, workflow, version, sale, entitlement, txn, otherTxn, coupon] = Array.from({ length: 8 }, () =>
  randomUUID(),
)

const checkout = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  reference: 'VX-OF-THE-CHECKOUT',
  user_id: user,
  workflow_id: workflow,
  version_id: version,
  list_amount: 500_000,
  discount_amount: 0,
  tax_amount: 0,
  total_amount: 500_000,
  currency: 'NGN',
  tax_percent: 0,
  tax_included: true,
  status: 'paid',
  expires_at: new Date(),
  ...facts,
})
const sold = (facts: Readonly<Record<string, unknown>> = {}) => {
  const { tax_percent: _, tax_included: __, expires_at: ___, ...same } = checkout()
  return { ...same, id: sale, charged_amount: 500_000, fees_amount: 0, paid_at: new Date(), ...facts }
}
const entry = (account: string, delta: number, txn_id = txn) => ({
  id: randomUUID(),
  txn_id,
  reference: 'VX-OF-THE-CHECKOUT',
  account,
  currency: 'NGN',
  delta,
})
const couponOf = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: coupon,
  code: 'SPRING',
  percent_off: 10,
  all_items: true,
  state: 'active',
  uses: 1,
  ...facts,
})
const use = (facts: Readonly<Record<string, unknown>> = {}) => ({
  reference: 'VX-OF-THE-CHECKOUT',
  coupon_id: coupon,
  user_id: user,
  status: 'consumed',
  slot: 1,
  ...facts,
})
const withCoupon = { checkouts: [checkout({ coupon_id: coupon, coupon_code: 'SPRING' })] }
const right = { id: entitlement, user_id: user, workflow_id: workflow, status: 'active', granted_at: new Date() }
const source = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  entitlement_id: entitlement,
  kind: 'sale',
  origin_id: sale,
  status: 'good',
  created_at: new Date(),
  ...facts,
})
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const file = {
  id: version,
  workflow_id: workflow,
  version: '1.0.0',
  status: 'released',
  changelog: '',
  source: '',
  source_sha256: nothing,
  sold: '',
  sold_sha256: nothing,
  content_hash: '',
  facts: {},
  requirements: {},
  report: {},
  created_at: new Date(),
}

/** A sale as RecordSale leaves it. */
const whole = {
  checkouts: [checkout()],
  sales: [sold()],
  ledger_entries: [entry('paystack_clearing', 500_000), entry('sales', -500_000)],
  entitlements: [right],
  entitlement_sources: [source()],
  workflow_versions: [file],
}
const refund = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  reference: 'VX-OF-THE-CHECKOUT',
  sale_id: sale,
  amount: 500_000,
  currency: 'NGN',
  status: 'pending',
  origin: 'vexa',
  sent: true,
  reason: '',
  created_at: new Date(),
  ...facts,
})
type Rows = Readonly<
  Partial<
    Record<keyof typeof whole | 'review_items' | 'refunds' | 'coupons' | 'coupon_redemptions', ReadonlyArray<object>>
  >
>

describe('the self-check of the books', () => {
  let made: TestDatabase
  let db: Database
  let client: Client
  beforeAll(async () => {
    made = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    db = await openDatabase([SaleRow], { ...usualDatabaseSettings, url: made.url })
    client = new Client({ connectionString: made.url })
    await client.connect()
    // What the database itself would refuse is let through here, to see it found all the same.
    await client.query('set session_replication_role = replica')
    await client.query('alter table sales drop constraint sales_reference_key')
    await client.query('drop index one_standing_sale')
    const { rows } = await client.query<{ name: string }>(
      `select conname as name from pg_constraint
        where conrelid = 'checkouts'::regclass and pg_get_constraintdef(oid) like '%list_amount - discount_amount%'`,
    )
    for (const { name } of rows) await client.query(`alter table checkouts drop constraint "${name}"`)
  })
  beforeEach(async () => {
    await client.query(`truncate ${Object.keys(whole).join(', ')}, review_items, refunds, coupons cascade`)
  })
  afterAll(async () => {
    await client?.end()
    await db?.close()
    await made?.drop()
  })

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
    (await succeed(postgresBooks(db).check)).filter(({ rows }) => rows.length > 0).map(({ invariant }) => invariant)

  it('finds nothing wrong with a sale as it should be, nor with an empty shop', async () => {
    expect(await brokenNames()).toEqual([])
    await keep({ ...withCoupon, coupons: [couponOf()], coupon_redemptions: [use()] })
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

  it.each<readonly [string, Rows, ReadonlyArray<string>]>([
    [
      'two sales of one payment',
      { sales: [sold(), sold({ id: randomUUID() })] },
      ['I1 exactly once', 'I6 entitlement iff'],
    ],
    [
      'a sale that is in the books twice',
      {
        ledger_entries: [
          ...whole.ledger_entries,
          entry('paystack_clearing', 500_000, otherTxn),
          entry('sales', -500_000, otherTxn),
        ],
      },
      ['I1 exactly once'],
    ],
    ['a paid checkout without its sale', { sales: [], entitlements: [], entitlement_sources: [] }, ['I2 complete']],
    ['a sale whose checkout is still open', { checkouts: [checkout({ status: 'open' })] }, ['I2 complete']],
    [
      'a payment in review that nobody is asked to look at',
      {
        checkouts: [
          ...whole.checkouts,
          checkout({ reference: 'VX-THAT-IS-IN-REVIEW', status: 'review', review_reason: 'amount' }),
        ],
      },
      ['I2 complete'],
    ],
    [
      'a sale for less than its checkout asked',
      { sales: [sold({ list_amount: 499_999, total_amount: 499_999 })] },
      ['I3 amount'],
    ],
    ['a sale in another currency', { sales: [sold({ currency: 'GHS' })] }, ['I3 amount']],
    ['a sale to another buyer', { sales: [sold({ user_id: randomUUID() })] }, ['I3 amount', 'I6 entitlement iff']],
    [
      'a booking that does not balance',
      { ledger_entries: [entry('paystack_clearing', 500_000), entry('sales', -499_999)] },
      ['I4 conservation'],
    ],
    ['a sale that is not in the books', { ledger_entries: [] }, ['I4 conservation']],
    [
      'refunds of more than was paid',
      {
        entitlements: [{ ...right, status: 'suspended' }],
        entitlement_sources: [source({ status: 'suspended' })],
        refunds: [refund(), refund({ amount: 1 }), refund({ status: 'failed' })],
      },
      ['I5 refund bound'],
    ],
    ['a right that is good while all of its price may go back', { refunds: [refund()] }, ['I6 entitlement iff']],
    [
      'a right that stays with who was given all back',
      { sales: [sold({ status: 'refunded' })] },
      ['I6 entitlement iff'],
    ],
    ['a sale without a right', { entitlements: [], entitlement_sources: [] }, ['I6 entitlement iff']],
    [
      'a right whose source was revoked',
      { entitlement_sources: [source({ status: 'revoked' })] },
      ['I6 entitlement iff'],
    ],
    ['a right without a source', { entitlement_sources: [] }, ['I6 entitlement iff']],
    [
      'a right from a sale that is not there',
      { entitlement_sources: [source(), source({ origin_id: randomUUID() })] },
      ['I6 entitlement iff'],
    ],
    [
      'parts that do not make the total',
      { checkouts: [checkout({ discount_amount: 1 })], sales: [sold({ discount_amount: 1 })] },
      ['I9 total'],
    ],
    [
      'a coupon whose uses are not what was taken',
      { ...withCoupon, coupons: [couponOf({ uses: 0 })], coupon_redemptions: [use()] },
      ['I8 coupon bound'],
    ],
    [
      'a coupon that one buyer took more often than they may',
      {
        checkouts: [
          ...withCoupon.checkouts,
          checkout({
            reference: 'VX-OF-THE-OTHER-ONE',
            status: 'initialized',
            coupon_id: coupon,
            coupon_code: 'SPRING',
          }),
        ],
        coupons: [couponOf({ uses: 2, per_user_limit: 1 })],
        coupon_redemptions: [use(), use({ reference: 'VX-OF-THE-OTHER-ONE', status: 'reserved', slot: 2 })],
      },
      ['I8 coupon bound'],
    ],
    [
      'a coupon that a paid checkout only holds',
      { ...withCoupon, coupons: [couponOf()], coupon_redemptions: [use({ status: 'reserved' })] },
      ['I8 coupon bound'],
    ],
    ['a coupon that was never taken', { ...withCoupon, coupons: [couponOf({ uses: 0 })] }, ['I8 coupon bound']],
    ['a coupon taken for nothing', { coupons: [couponOf()], coupon_redemptions: [use()] }, ['I8 coupon bound']],
    [
      'a file that is not what it was',
      { workflow_versions: [{ ...file, sold: 'changed' }] },
      ['I10 immutable versions'],
    ],
  ])('finds %s', async (_, rows, expected) => {
    await keep(rows)
    expect(await brokenNames()).toEqual(expected)
  })
})
