import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { PersonalData } from '../../../ports/accounts/personal-data.ts'
import type { Database } from '../kernel/database.ts'
import { erasing, type TablePrivacy } from '../kernel/privacy.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

const erasedWithin = statement(
  'users_erased_within',
  `select id from users where erased_at > app_now() - $1::bigint * interval '1 ms' order by erased_at, id`,
)

/** Erases by what the tables are said to hold: see `TablePrivacy`. */
export const postgresPersonalData = (db: Database, tables: ReadonlyArray<TablePrivacy>): PersonalData => {
  const statements = erasing(tables)
  return {
    erase: (tx) => (userId) =>
      inside(tx, async () => {
        for (const text of statements) await execute(tx, text, [userId])
      }),
    erasedWithin: (ms) =>
      pipe(
        read(db)<Readonly<{ id: string }>>(erasedWithin, [ms]),
        TE.map((rows) => rows.map(({ id }) => id)),
      ),
  }
}
