import type { Purchase } from '../../../domain/delivery/purchase.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import { paperNumber } from '../../../domain/sales/receipts/receipt.ts'
import type { SaleStatus } from '../../../domain/sales/sale.ts'
import type { Purchases } from '../../../ports/delivery/purchases.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'

type Selected = Readonly<{
  reference: string
  id: string
  workflow: Purchase['workflow']
  version: string | null
  request: Purchase['request']
  total_amount: string
  currency: Currency
  status: SaleStatus
  paid_at: string
  receipt: string | null
}>

const select = `
  select s.reference, s.id, s.total_amount, s.currency, s.status, s.paid_at, v.version,
         (select max(p.number) from receipts p where p.sale_id = s.id and p.kind = 'receipt') as receipt,
         case when w.id is not null then json_build_object('id', w.id, 'slug', w.slug, 'title', w.title) end as workflow,
         case when r.id is not null then json_build_object('id', r.id, 'title', r.title) end as request
    from sales s
    left join workflows w on w.id = s.workflow_id
    left join workflow_versions v on v.id = s.version_id
    left join custom_requests r on r.id = s.request_id`

const ofBuyer = statement(
  'purchases_of_buyer',
  `${select}
    where s.user_id = $4 and (s.paid_at, s.id) < ($1::timestamptz, $2::uuid)
    order by s.paid_at desc, s.id desc limit $3`,
)

const oneOfBuyer = statement('purchase_of_buyer', `${select} where s.reference = $1 and s.user_id = $2`)

const toPurchase = ({ id, total_amount, currency, paid_at, receipt, ...same }: Selected): Purchase => ({
  ...same,
  saleId: id,
  total: { amount: Number(total_amount), currency },
  paidAt: timeOf(paid_at),
  receiptNumber: receipt === null ? null : paperNumber({ kind: 'receipt', number: Number(receipt) }),
})

const placed = (purchase: Purchase) => ({ id: purchase.saleId, createdAt: purchase.paidAt, purchase })

export const postgresPurchases = (db: Database): Purchases => ({
  ofBuyer: (userId, page) =>
    pipe(
      read(db)<Selected>(ofBuyer, [...newestFirst(page), userId]),
      TE.map((rows) => pageOf(rows.map(toPurchase).map(placed), page)),
      TE.map(({ items, next }) => ({ items: items.map(({ purchase }) => purchase), next })),
    ),
  oneOfBuyer: (userId, reference) =>
    pipe(
      read(db)<Selected>(oneOfBuyer, [reference, userId]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toPurchase))),
    ),
})
