import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Message, Side } from '../../../domain/requests/message.ts'
import { type RequestView, type RequestWithBuyer, viewOf } from '../../../domain/requests/request-view.ts'
import type { RequestViews } from '../../../ports/requests/request-views.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf } from '../kernel/sql.ts'
import { requestColumns, requestTables, type SelectedRequest, toRequest } from './request.row.ts'

type Selected = SelectedRequest &
  Readonly<{ messages: ReadonlyArray<Readonly<{ id: string; from: Side; text: string; at: string }>> }>

type WithBuyer = Selected & Readonly<{ email: string; name: string }>

const toMessage = ({ at, ...same }: Selected['messages'][number]): Message => ({ ...same, at: timeOf(at) })

const toView = (row: Selected): RequestView => viewOf(toRequest(row), row.messages.map(toMessage))

const toWithBuyer = (row: WithBuyer): RequestWithBuyer => ({
  ...toView(row),
  user: { id: row.user_id, email: row.email, name: row.name },
})

const columns = `${requestColumns},
  (select coalesce(json_agg(json_build_object('id', m.id, 'from', m.sender, 'text', m.text, 'at', m.at)
                            order by m.at, m.id), '[]')
     from request_messages m where m.request_id = r.id) as messages`
const withBuyer = `select ${columns}, u.email, u.name from ${requestTables} join users u on u.id = r.user_id`

const ofBuyer = statement(
  'requests_of_buyer',
  `select ${columns} from ${requestTables}
    where r.user_id = $4 and (r.created_at, r.id) < ($1::timestamptz, $2::uuid)
    order by r.created_at desc, r.id desc limit $3`,
)

const oneOfBuyer = statement(
  'request_of_buyer',
  `select ${columns} from ${requestTables} where r.id = $1 and r.user_id = $2`,
)

const listOf = (name: string, condition: string) =>
  statement(
    name,
    `${withBuyer}
      where (r.created_at, r.id) < ($1::timestamptz, $2::uuid) ${condition}
      order by r.created_at desc, r.id desc limit $3`,
  )
const all = listOf('requests_all', '')
const ofStatus = listOf('requests_of_status', 'and r.status = $4')

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
      status === null
        ? read(db)<WithBuyer>(all, newestFirst(page))
        : read(db)<WithBuyer>(ofStatus, [...newestFirst(page), status]),
      TE.map((rows) => pageOf(rows.map(toWithBuyer), page)),
    ),
  one: (id) => pipe(read(db)<WithBuyer>(one, [id]), TE.map(first), TE.map(O.map(toWithBuyer))),
})
