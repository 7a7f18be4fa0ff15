import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { Item } from '../../../domain/sales/item.ts'
import type { Account } from '../../../domain/sales/ledger.ts'
import type { Sale, SaleStatus } from '../../../domain/sales/sale.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import type { Sales } from '../../../ports/sales/sales.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement, timeOf } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'
import { type ItemColumn, itemKey, itemValues, toItem } from './item.row.ts'

export const SaleRow = defineEntity({
  name: 'SaleRow',
  tableName: 'sales',
  properties: {
    id: p.uuid().primary(),
    reference: p.text().unique(),
    userId: p.uuid(),
    workflowId: p.uuid().nullable(),
    versionId: p.uuid().nullable(),
    requestId: p.uuid().nullable(),
    listAmount: p.bigint('number'),
    discountAmount: p.bigint('number'),
    taxAmount: p.bigint('number'),
    totalAmount: p.bigint('number'),
    chargedAmount: p.bigint('number'),
    feesAmount: p.bigint('number'),
    currency: p.text().$type<Currency>(),
    status: p.text().$type<SaleStatus>(),
    providerId: p.text().nullable(),
    paidAt: p.datetime(),
    recordedAt: p.datetime().defaultRaw('app_now()'),
    revision: p.integer().default(1),
  },
})

export const LedgerEntryRow = defineEntity({
  name: 'LedgerEntryRow',
  tableName: 'ledger_entries',
  properties: {
    id: p.uuid().primary(),
    txnId: p.uuid(),
    reference: p.text(),
    account: p.text().$type<Account>(),
    currency: p.text(),
    delta: p.bigint('number'),
    at: p.datetime().defaultRaw('app_now()'),
  },
})

type Selected = Readonly<{
  id: string
  reference: string
  user_id: string
  workflow_id: string | null
  version_id: string
  request_id: string
  list_amount: string
  discount_amount: string
  tax_amount: string
  total_amount: string
  charged_amount: string
  fees_amount: string
  currency: Currency
  status: SaleStatus
  provider_id: string | null
  paid_at: string
}>

const toSale = (row: Selected): Sale => {
  const money = (amount: string) => ({ amount: Number(amount), currency: row.currency })
  return {
    id: row.id,
    reference: row.reference,
    userId: row.user_id,
    item: toItem(row),
    price: {
      list: money(row.list_amount),
      discount: money(row.discount_amount),
      tax: money(row.tax_amount),
      total: money(row.total_amount),
    },
    charged: money(row.charged_amount),
    fees: money(row.fees_amount),
    status: row.status,
    providerId: row.provider_id,
    paidAt: timeOf(row.paid_at),
  }
}

const itemColumns = (item: Item) => {
  const [workflowId, versionId, requestId] = itemValues(item)
  return { workflowId, versionId, requestId }
}

const toRow = ({ id, reference, userId, item, price, charged, fees, status, providerId, paidAt }: Sale) => ({
  id,
  reference,
  userId,
  ...itemColumns(item),
  listAmount: price.list.amount,
  discountAmount: price.discount.amount,
  taxAmount: price.tax.amount,
  totalAmount: price.total.amount,
  chargedAmount: charged.amount,
  feesAmount: fees.amount,
  currency: price.total.currency,
  status,
  providerId,
  paidAt,
})

const byId = statement('sale_by_id', 'select * from sales where id = $1')
const ofReference = 'select * from sales where reference = $1 for update'
const standing = (column: ItemColumn): string => `
  select * from sales where user_id = $1 and ${column} = $2 and status in ('paid', 'partially_refunded', 'disputed')`
const moved = 'update sales set status = $2, revision = revision + 1 where id = $1 and status <> $2'
const handedOver = 'update sales set user_id = $2, revision = revision + 1 where id = $1'
const byReference = statement('sale_by_reference', 'select * from sales where reference = $1')

const first = (rows: ReadonlyArray<Selected>): O.Option<Sale> => pipe(O.fromNullable(rows[0]), O.map(toSale))

export const postgresSales = (db: Database, ids: Ids): Sales => ({
  add: (tx) => (sale) => inside(tx, async (em) => void (await em.insert(SaleRow, toRow(sale)))),
  book:
    (tx) =>
    ({ reference, currency, postings }) =>
      inside(tx, async (em) => {
        if (postings.length === 0) return
        const txnId = ids.next()
        await em.insertMany(
          LedgerEntryRow,
          postings.map(({ account, delta }) => ({ id: ids.next(), txnId, reference, currency, account, delta })),
        )
      }),
  moved:
    (tx) =>
    ({ id, status }) =>
      inside(tx, async () => void (await execute(tx, moved, [id, status]))),
  handedOver: (tx) => (id, userId) => inside(tx, async () => void (await execute(tx, handedOver, [id, userId]))),
  of: (tx) => (reference) =>
    inside(tx, async () => first((await execute<Selected>(tx, ofReference, [reference])).rows)),
  standing: (tx) => (userId, item) =>
    inside(tx, async () => {
      const { column, id } = itemKey(item)
      return first((await execute<Selected>(tx, standing(column), [userId, id])).rows)
    }),
  byId: (id) => pipe(read(db)<Selected>(byId, [id]), TE.map(first)),
  byReference: (reference) => pipe(read(db)<Selected>(byReference, [reference]), TE.map(first)),
})
