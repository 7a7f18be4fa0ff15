import type { PoolClient } from 'pg'
import { TE } from '../../../domain/kernel/fp.ts'
import type { Books, CheckedInvariant } from '../../../ports/insight/books.ts'
import { unavailable } from '../../../ports/kernel/transact.ts'
import type { Database } from '../kernel/database.ts'
import { isLost } from '../kernel/lost.ts'
import type { TablePrivacy } from '../kernel/privacy.ts'
import { sessionsOfAccounts } from './accounts.invariants.ts'
import { nothingLeft } from './erasure.invariants.ts'
import { figuresAsHappened } from './figures.invariants.ts'
import { booksOfPayments, monotone } from './money.invariants.ts'
import { requestsArePaid, requestsMove } from './requests.invariants.ts'
import { rightsFollowMoney } from './rights.invariants.ts'

/** What always holds, as a question for what breaks it. Names are those of the design's list of invariants. */
export type Invariant = Readonly<{ name: string; sql: string }>

const most = 100

/** What is held may be booked twice, where a refund takes the place of what a dispute took; its sum is I4's. */
const exactlyOnce = `
  select reference, 'more than one sale' as fault, count(*)::int as found from sales group by reference having count(*) > 1
  union all
  select reference, 'sold in the books more than once', count(distinct txn_id)::int from ledger_entries
   where account = 'sales' and delta < 0 group by reference having count(distinct txn_id) > 1`

/** What was paid became a sale, what waits for a person is in front of one. */
const complete = `
  select reference, c.status, s.id as sale, 'a paid checkout and a sale belong together' as fault
    from checkouts c full join sales s using (reference)
   where (c.status = 'paid') is distinct from (s.id is not null)
  union all
  select reference, c.status, null, 'nobody is asked to look at it'
    from checkouts c left join review_items r using (reference)
   where c.status = 'review' and (r.reference is null or r.resolved_at is not null and not exists (
     select from refunds x where x.reference = c.reference and x.status <> 'failed'))`

const amounts = `
  select s.reference, s.total_amount as sold_for, c.total_amount as asked, s.charged_amount as charged,
         s.currency as sold_in, c.currency as asked_in
    from sales s join checkouts c using (reference)
   where (s.list_amount, s.discount_amount, s.tax_amount, s.total_amount, s.currency, s.user_id, s.workflow_id, s.version_id, s.request_id)
         is distinct from
         (c.list_amount, c.discount_amount, c.tax_amount, c.total_amount, c.currency, c.user_id, c.workflow_id, c.version_id, c.request_id)
      or s.charged_amount < s.total_amount`

const conservation = `
  select txn_id::text as of, currency, sum(delta)::text as sum, 'a booking does not balance' as fault
    from ledger_entries group by txn_id, currency having sum(delta) <> 0
  union all
  select 'the whole book', currency, sum(delta)::text, 'the book does not balance'
    from ledger_entries group by currency having sum(delta) <> 0
  union all
  select s.reference, s.currency, s.charged_amount::text, 'a sale is not in the books'
    from sales s where s.charged_amount > 0 and not exists (select from ledger_entries l where l.reference = s.reference)`

/** What goes back of a payment or may, done or under way, is part of what came. */
const refundBound = `
  select reference, r.back::text, coalesce(s.charged_amount, c.paid_amount, 0)::text as paid, 'more goes back than was paid' as fault
    from (select reference, sum(amount) as back from refunds where status <> 'failed' group by reference) r
    join checkouts c using (reference) left join sales s using (reference)
   where r.back > coalesce(s.charged_amount, c.paid_amount, 0)`

/**
 * What was counted is what was taken, within the limits; and every checkout's use stands as the checkout does. A use
 * stays with who took it where the sale is moved to another account.
 */
const couponBounds = `
  select c.id::text as of, 'its uses are not what was taken, or beyond its limit' as fault
    from coupons c left join (
      select coupon_id, count(slot) as uses, count(*) filter (where is_over) as over_uses
        from coupon_redemptions group by coupon_id) r on r.coupon_id = c.id
   where (c.uses, c.over_uses) is distinct from (coalesce(r.uses, 0), coalesce(r.over_uses, 0))
      or c.uses > c.max_redemptions
  union all
  select c.id::text, 'a buyer took it more often than they may'
    from coupons c join coupon_redemptions r on r.coupon_id = c.id
   where r.slot is not null group by c.id, r.user_id having count(*) > c.per_user_limit
  union all
  select c.reference, 'checkout and use of the coupon tell different stories'
    from checkouts c left join coupon_redemptions r using (reference)
   where c.coupon_id is not null and (
         r.coupon_id is distinct from c.coupon_id
      or c.status in ('open', 'initialized') and r.status <> 'reserved'
      or c.status = 'paid' and r.status <> 'consumed'
      or c.status = 'review' and r.status = 'consumed'
      or c.status in ('failed', 'expired', 'superseded', 'refunded', 'dismissed') and r.status <> 'released')
  union all
  select reference, 'a coupon is used by a checkout without one'
    from coupon_redemptions r join checkouts c using (reference) where c.coupon_id is null`

const totals = `
  select reference, 'the parts do not make the total' as fault from checkouts
   where total_amount <> list_amount - discount_amount + case when tax_included then 0 else tax_amount end
  union all
  select c.reference, 'the provider was asked for nothing' from checkouts c left join sales s using (reference)
   where c.total_amount = 0 and (c.authorization_url is not null or s.provider_id is not null)`

const immutableVersions = `
  select id::text as version from workflow_versions
   where encode(sha256(source), 'hex') <> source_sha256 or encode(sha256(sold), 'hex') <> sold_sha256`

/** A sale has one receipt that holds, once its job has run; every correction takes one back and issues another. */
const receipts = `
  select kind as of, count(*)::text as found, 'the numbers have a gap' as fault
    from receipts group by kind having count(*) <> max(number) or min(number) <> 1
  union all
  select kind, last::text, 'the counter is not where the numbers are'
    from receipt_counters c where last <> (select coalesce(max(number), 0) from receipts r where r.kind = c.kind)
  union all
  select sale_id::text, count(*)::text, 'a sale has not one receipt that holds'
    from receipts where reason <> 'refund'
   group by sale_id having count(*) filter (where kind = 'receipt') - count(*) filter (where kind = 'credit_note') <> 1
  union all
  select sale_id::text, sum(total_amount)::text, 'more is taken back on paper than was paid'
    from receipts where reason = 'refund' group by sale_id
   having sum(total_amount) > max(charged_amount)`

/** Papers repeat the sale as it was frozen. */
const papersAsSold = `
  select r.id::text as receipt, s.reference
    from receipts r join sales s on s.id = r.sale_id
   where r.kind = 'receipt' and ((r.list_amount, r.discount_amount, r.currency) is distinct from (s.list_amount, s.discount_amount, s.currency)
      or (r.reason = 'sale' and (r.total_amount, r.tax_amount) is distinct from (s.total_amount, s.tax_amount)))`

export const invariants: ReadonlyArray<Invariant> = [
  { name: 'I1 exactly once', sql: exactlyOnce },
  { name: 'I2 complete', sql: complete },
  { name: 'I3 amount', sql: amounts },
  { name: 'I4 conservation', sql: conservation },
  { name: 'I4 books of payments', sql: booksOfPayments },
  { name: 'I5 refund bound', sql: refundBound },
  { name: 'I6 entitlement iff', sql: rightsFollowMoney },
  { name: 'I7 snapshot', sql: papersAsSold },
  { name: 'I8 coupon bound', sql: couponBounds },
  { name: 'I9 total', sql: totals },
  { name: 'I10 immutable versions', sql: immutableVersions },
  { name: 'I12 monotone', sql: monotone },
  { name: 'I14 session', sql: sessionsOfAccounts },
  { name: 'receipts', sql: receipts },
  { name: 'requests', sql: requestsMove },
  { name: 'requests are paid', sql: requestsArePaid },
  { name: 'figures', sql: figuresAsHappened },
]

/** A question reads whole tables, at a million sales for longer than a request may; the job that asks has 55 s in all. */
const longestQuestion = '30s'

const answered = async (
  client: PoolClient,
  all: ReadonlyArray<Invariant>,
): Promise<ReadonlyArray<CheckedInvariant>> => {
  const found: Array<CheckedInvariant> = []
  await client.query('begin isolation level repeatable read, read only')
  try {
    await client.query(`set local statement_timeout = '${longestQuestion}'`)
    for (const { name, sql } of all) {
      const { rows } = await client.query(`select * from (${sql}) as broken limit ${most}`)
      found.push({ invariant: name, rows })
    }
    return found
  } finally {
    await client.query('rollback')
  }
}

/** All of them, where these tables may hold something of a buyer. */
const among = (tables: ReadonlyArray<TablePrivacy>): ReadonlyArray<Invariant> =>
  tables.length === 0 ? invariants : [...invariants, { name: 'I16 erasure', sql: nothingLeft(tables) }]

/** The self-check of the books, by SQL alone, of one moment; `tables`: what each says of a buyer. */
export const postgresBooks = ({ pool }: Database, tables: ReadonlyArray<TablePrivacy>): Books => ({
  check: TE.tryCatch(
    async () => {
      const client = await pool.connect()
      try {
        return await answered(client, among(tables))
      } finally {
        client.release()
      }
    },
    (cause) => {
      if (isLost(cause)) return unavailable({ what: 'database', cause })
      throw cause
    },
  ),
})
