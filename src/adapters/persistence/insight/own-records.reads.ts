import type { OwnDownload, OwnPaper, OwnPayment, OwnSession } from '../../../domain/insight/own-records.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency } from '../../../domain/kernel/money.ts'
import { type PaperKind, paperNumber } from '../../../domain/sales/receipts/receipt.ts'
import type { OwnRecords } from '../../../ports/insight/own-records.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, type Statement, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

/** The rows of a buyer, `$4`, from a place on. */
const own = (name: string, columns: string, from: string, time: string, id: string, whose: string): Statement =>
  statement(
    name,
    `select ${id} as id, ${time} as created_at, ${columns} from ${from}
      where ${whose} = $4 and (${time}, ${id}) < ($1::timestamptz, $2::uuid) order by ${time} desc, ${id} desc limit $3`,
  )

const sessions = own(
  'own_sessions',
  'user_agent, address, last_seen_at, ended_at',
  'sessions',
  'created_at',
  'id',
  'user_id',
)
const payments = own(
  'own_payments',
  `c.reference, coalesce(w.title, r.title, '') as item, c.total_amount, c.currency, c.coupon_code, c.return_url, c.status`,
  'checkouts c left join workflows w on w.id = c.workflow_id left join custom_requests r on r.id = c.request_id',
  'c.created_at',
  'c.id',
  'c.user_id',
)
const papers = own(
  'own_papers',
  'kind, number, buyer_name, buyer_email, reference, item_title, total_amount, currency',
  'receipts',
  'issued_at',
  'id',
  'user_id',
)
const downloads = own(
  'own_downloads',
  'w.title, v.version',
  `downloads d join entitlements e on e.id = d.entitlement_id join workflow_versions v on v.id = d.version_id
     join workflows w on w.id = v.workflow_id`,
  'd.at',
  'd.id',
  'e.user_id',
)

type Row<A> = A & Readonly<{ id: string; created_at: string }>
type SessionRow = Row<Readonly<{ user_agent: string; address: string; last_seen_at: string; ended_at: string | null }>>
type Priced = Readonly<{ total_amount: string; currency: Currency }>
type PaymentRow = Row<
  Priced &
    Readonly<{ reference: string; item: string; coupon_code: string | null; return_url: string | null; status: string }>
>
type PaperRow = Row<
  Priced &
    Readonly<{
      kind: PaperKind
      number: string
      buyer_name: string | null
      buyer_email: string | null
      reference: string
      item_title: string
    }>
>
type DownloadRow = Row<Readonly<{ title: string; version: string }>>

const totalOf = ({ total_amount, currency }: Priced) => ({ amount: Number(total_amount), currency })

const toSession = ({ id, user_agent, address, created_at, last_seen_at, ended_at }: SessionRow): OwnSession => ({
  id,
  userAgent: user_agent,
  address,
  createdAt: timeOf(created_at),
  lastSeenAt: timeOf(last_seen_at),
  endedAt: timeOrNull(ended_at),
})

const toPayment = (row: PaymentRow): OwnPayment => ({
  id: row.id,
  reference: row.reference,
  item: row.item,
  total: totalOf(row),
  couponCode: row.coupon_code,
  returnUrl: row.return_url,
  status: row.status,
  createdAt: timeOf(row.created_at),
})

const toPaper = (row: PaperRow): OwnPaper => ({
  id: row.id,
  number: paperNumber({ kind: row.kind, number: Number(row.number) }),
  name: row.buyer_name,
  email: row.buyer_email,
  reference: row.reference,
  item: row.item_title,
  total: totalOf(row),
  createdAt: timeOf(row.created_at),
})

const toDownload = ({ id, title, version, created_at }: DownloadRow): OwnDownload => ({
  id,
  workflow: title,
  version,
  createdAt: timeOf(created_at),
})

export const postgresOwnRecords = (db: Database): OwnRecords => {
  const listed =
    <Found extends object, A extends Readonly<{ id: string; createdAt: Date }>>(
      asked: Statement,
      to: (row: Found) => A,
    ) =>
    (userId: string, page: PageRequest) =>
      pipe(
        read(db)<Found>(asked, [...newestFirst(page), userId]),
        TE.map((rows) => pageOf(rows.map(to), page)),
      )
  return {
    sessions: listed(sessions, toSession),
    payments: listed(payments, toPayment),
    papers: listed(papers, toPaper),
    downloads: listed(downloads, toDownload),
  }
}
