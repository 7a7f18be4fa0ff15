import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Currency, Money } from '../../../domain/kernel/money.ts'
import type { RequestStatus } from '../../../domain/requests/custom-request.ts'
import { type RequestView, type RequestWithBuyer, viewOf } from '../../../domain/requests/request-view.ts'
import type { RequestViews } from '../../../ports/requests/request-views.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

type Selected = Readonly<{
  id: string
  user_id: string
  title: string
  description: string
  integrations: ReadonlyArray<string>
  budget_amount: string | null
  budget_currency: Currency | null
  deadline: string | null
  status: RequestStatus
  created_at: string
  updated_at: string
}>

type WithBuyer = Selected & Readonly<{ email: string; name: string }>

const budgetOf = ({ budget_amount, budget_currency }: Selected): Money | null =>
  budget_amount === null || budget_currency === null
    ? null
    : { amount: Number(budget_amount), currency: budget_currency }

const toView = (row: Selected): RequestView =>
  viewOf({
    id: row.id,
    userId: row.user_id,
    title: row.title,
    description: row.description,
    integrations: row.integrations,
    budget: budgetOf(row),
    deadline: timeOrNull(row.deadline),
    status: row.status,
    createdAt: timeOf(row.created_at),
    updatedAt: timeOf(row.updated_at),
  })

const toWithBuyer = (row: WithBuyer): RequestWithBuyer => ({
  ...toView(row),
  user: { id: row.user_id, email: row.email, name: row.name },
})

const columns = `r.id, r.user_id, r.title, r.description, r.integrations, r.budget_amount, r.budget_currency, r.deadline,
  r.status, r.created_at, r.updated_at`
const withBuyer = `select ${columns}, u.email, u.name from custom_requests r join users u on u.id = r.user_id`

const ofBuyer = statement(
  'requests_of_buyer',
  `select ${columns} from custom_requests r
    where r.user_id = $4 and (r.created_at, r.id) < ($1::timestamptz, $2::uuid)
    order by r.created_at desc, r.id desc limit $3`,
)

const oneOfBuyer = statement(
  'request_of_buyer',
  `select ${columns} from custom_requests r where r.id = $1 and r.user_id = $2`,
)

const all = statement(
  'requests_all',
  `${withBuyer}
    where (r.created_at, r.id) < ($1::timestamptz, $2::uuid) and ($4::text is null or r.status = $4)
    order by r.created_at desc, r.id desc limit $3`,
)

const one = statement('request_one', `${withBuyer} where r.id = $1`)

const first = <A>(rows: ReadonlyArray<A>): O.Option<A> => O.fromNullable(rows[0])

export const postgresRequestViews = (db: Database): RequestViews => ({
  ofBuyer: (userId, page) =>
    pipe(
      read(db)<Selected>(ofBuyer, [...newestFirst(page), userId]),
      TE.map((rows) => pageOf(rows.map(toView), page)),
    ),
  oneOfBuyer: (userId, id) => pipe(read(db)<Selected>(oneOfBuyer, [id, userId]), TE.map(first), TE.map(O.map(toView))),
  all: (status, page) =>
    pipe(
      read(db)<WithBuyer>(all, [...newestFirst(page), status]),
      TE.map((rows) => pageOf(rows.map(toWithBuyer), page)),
    ),
  one: (id) => pipe(read(db)<WithBuyer>(one, [id]), TE.map(first), TE.map(O.map(toWithBuyer))),
})
