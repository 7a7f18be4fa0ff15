import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { PaperKind } from '../../../domain/sales/receipts/receipt.ts'
import type { Receipts, Unpapered } from '../../../ports/sales/receipts.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import {
  ReceiptRow,
  type SelectedBillable,
  type SelectedReceipt,
  toBillable,
  toReceipt,
  toReceiptRow,
} from './receipt.row.ts'

export const ReceiptCounterRow = defineEntity({
  name: 'ReceiptCounterRow',
  tableName: 'receipt_counters',
  properties: { kind: p.text().$type<PaperKind>().primary(), last: p.bigint('number') },
})

/** A statement of its own: what waits for the row sees whom it belongs to afterwards. */
const holdSale = 'select from sales where id = $1 for share'

/** Who is erased has no name and no address any more; who is not, is not erased before this is kept. */
const billable = `
  select s.id as sale_id, s.user_id, s.reference, s.list_amount, s.discount_amount, s.tax_amount, s.total_amount,
         s.charged_amount, s.currency, s.paid_at, c.tax_name, c.tax_percent, c.tax_included,
         case when u.status <> 'erased' then u.name end as buyer_name,
         case when u.status <> 'erased' then u.email end as buyer_email,
         coalesce(w.title, r.title, '') as item_title, v.version as item_version
    from sales s
    join checkouts c on c.reference = s.reference
    join users u on u.id = s.user_id
    left join workflows w on w.id = s.workflow_id
    left join workflow_versions v on v.id = s.version_id
    left join custom_requests r on r.id = s.request_id
   where s.id = $1
     for key share of u`

const begin = 'insert into receipt_counters (kind, last) values ($1, 0) on conflict (kind) do nothing'
const take = 'select last from receipt_counters where kind = $1 for update'
const count = 'update receipt_counters set last = $2 where kind = $1'

const inOrder = 'order by kind desc, number'
const ofSale = `select * from receipts where sale_id = $1 ${inOrder}`
const papers = statement('receipts_of_sale', ofSale)
const ofPurchase = statement(
  'receipts_of_purchase',
  `select * from receipts where sale_id = (select id from sales where reference = $1 and user_id = $2) ${inOrder}`,
)

const missing = statement(
  'receipts_missing',
  `(select 'receipt' as kind, s.id from sales s
     where s.recorded_at < app_now() - $1::bigint * interval '1 ms'
       and not exists (select from receipts r where r.sale_id = s.id) limit $2)
   union all
   (select 'credit_note', f.id from refunds f
     where f.status = 'processed' and f.sale_id is not null and f.changed_at < app_now() - $1::bigint * interval '1 ms'
       and not exists (select from receipts r where r.kind = 'credit_note' and r.cause = f.id) limit $2)
   limit $2`,
)

type Missing = Readonly<{ kind: PaperKind; id: string }>

const toUnpapered = ({ kind, id }: Missing): Unpapered =>
  kind === 'receipt' ? { kind, saleId: id } : { kind, refundId: id }

export const postgresReceipts = (db: Database): Receipts => ({
  billable: (tx) => (saleId) =>
    inside(tx, async () => {
      await execute(tx, holdSale, [saleId])
      const [row] = (await execute<SelectedBillable>(tx, billable, [saleId])).rows
      return pipe(O.fromNullable(row), O.map(toBillable))
    }),
  nextNumber: (tx) => (kind) =>
    inside(tx, async () => {
      await execute(tx, begin, [kind])
      const [row] = (await execute<Readonly<{ last: string }>>(tx, take, [kind])).rows
      if (row === undefined) throw new Error(`there is no counter of ${kind}`)
      return Number(row.last) + 1
    }),
  ofSale: (tx) => (saleId) =>
    inside(tx, async () => (await execute<SelectedReceipt>(tx, ofSale, [saleId])).rows.map(toReceipt)),
  add: (tx) => (receipt) =>
    inside(tx, async (em) => {
      await execute(tx, count, [receipt.kind, receipt.number])
      await em.insert(ReceiptRow, toReceiptRow(receipt))
    }),
  papers: (saleId) =>
    pipe(
      read(db)<SelectedReceipt>(papers, [saleId]),
      TE.map((rows) => rows.map(toReceipt)),
    ),
  ofPurchase: (userId, reference) =>
    pipe(
      read(db)<SelectedReceipt>(ofPurchase, [reference, userId]),
      TE.map((rows) => rows.map(toReceipt)),
    ),
  missing: (sinceMs, most) =>
    pipe(
      read(db)<Missing>(missing, [sinceMs, most]),
      TE.map((rows) => rows.map(toUnpapered)),
    ),
})
