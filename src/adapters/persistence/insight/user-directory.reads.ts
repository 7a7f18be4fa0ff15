import type { UserStatus } from '../../../domain/accounts/user.ts'
import { type ListedUser, listedUser } from '../../../domain/insight/listed-user.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { UserDirectory } from '../../../ports/insight/user-directory.ts'
import { containing } from '../kernel/containing.ts'
import type { Database } from '../kernel/database.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

type Selected = Readonly<{
  id: string
  email: string
  name: string
  status: UserStatus
  email_verified_at: string | null
  created_at: string
  purchases: string
}>

const toListed = ({ id, email, name, status, email_verified_at, created_at, purchases }: Selected): ListedUser =>
  listedUser(
    { id, email, name, status, emailVerifiedAt: timeOrNull(email_verified_at), createdAt: timeOf(created_at) },
    Number(purchases),
  )

const select = `
  select u.id, u.email, u.name, u.status, u.email_verified_at, u.created_at,
          (select count(*) from sales s where s.user_id = u.id) as purchases
    from users u`

const list = statement(
  'users_listed',
  `${select}
    where (u.created_at, u.id) < ($1::timestamptz, $2::uuid)
      and ($4::text is null or u.status = $4)
      and ($5::text is null or u.email ilike $5 or u.name ilike $5)
    order by u.created_at desc, u.id desc limit $3`,
)

const one = statement('user_listed', `${select} where u.id = $1`)

export const postgresUserDirectory = (db: Database): UserDirectory => ({
  list: ({ text, status }, page) =>
    pipe(
      read(db)<Selected>(list, [...newestFirst(page), status, text === null ? null : containing(text)]),
      TE.map((rows) => pageOf(rows.map(toListed), page)),
    ),
  one: (id) =>
    pipe(
      read(db)<Selected>(one, [id]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toListed))),
    ),
})
