import type { UserStatus } from '../../../domain/accounts/user.ts'
import { type ListedUser, listedUser } from '../../../domain/insight/listed-user.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { UserDirectory, UserFilter } from '../../../ports/insight/user-directory.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { containing as patternOf } from '../kernel/containing.ts'
import type { Database } from '../kernel/database.ts'
import { namedByText } from '../kernel/named-by-text.ts'
import { newestContaining } from '../kernel/newest-containing.ts'
import { newestFirst, pageOf } from '../kernel/newest-first.ts'
import { rowsFor } from '../kernel/rows-for.ts'
import { type Question, read, statement, timeOf, timeOrNull } from '../kernel/sql.ts'

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

const newest = 'order by u.created_at desc, u.id desc'

/** The part of the list that the page begins: `$1` and `$2` are its place, `$3` the status where one is asked for. */
const listOf = ({ status }: UserFilter): string =>
  `(u.created_at, u.id) < ($1::timestamptz, $2::uuid) ${status === null ? '' : 'and u.status = $3'}`

const has = (place: string, pattern: number): string =>
  `(${place}.email ilike $${pattern} or ${place}.name ilike $${pattern})`

/** Those whose e-mail address or name contains a text: `pattern` is the parameter of that, and the text itself follows. */
const containing = (filter: UserFilter, pattern: number, rows: number): string =>
  newestContaining({
    list: `select u.id, u.created_at as at, u.email, u.name from users u where ${listOf(filter)}`,
    has: has('l', pattern),
    named: `select u.id, u.created_at as at from users u
          where grams_of(u.email || e'\\n' || u.name, 1) @> longest_grams_of($${pattern + 1}) and ${has('u', pattern)} and ${listOf(filter)}`,
    rows,
  })

const listing = (filter: UserFilter, page: PageRequest): Question => {
  const { status, text } = filter
  const rows = rowsFor(page)
  const [at, id] = newestFirst(page)
  const values = [at, id, ...(status === null ? [] : [status])]
  const place = text === null ? listOf(filter) : `u.id in (${containing(filter, values.length + 1, rows)})`
  return {
    statement: namedByText('users_listed', `${select} where ${place} ${newest} limit ${rows}`),
    values: text === null ? values : [...values, patternOf(text), text],
  }
}

const one = statement('user_listed', `${select} where u.id = $1`)

export const postgresUserDirectory = (db: Database): UserDirectory => ({
  list: (filter, page) => {
    const { statement: list, values } = listing(filter, page)
    return pipe(
      read(db)<Selected>(list, values),
      TE.map((rows) => pageOf(rows.map(toListed), page)),
    )
  },
  one: (id) =>
    pipe(
      read(db)<Selected>(one, [id]),
      TE.map((rows) => pipe(O.fromNullable(rows[0]), O.map(toListed))),
    ),
})
