import { CompiledQuery } from 'kysely'
import type { QueryResultRow } from 'pg'
import { TE } from '../../../domain/kernel/fp.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { type Unavailable, unavailable } from '../../../ports/kernel/transact.ts'
import type { Reading } from './database.ts'
import { isLost } from './lost.ts'
import { managerOf } from './transact.ts'

/** A read as PostgreSQL keeps it: parsed and planned once a connection, under its name. */
export type Statement = Readonly<{ name: string; text: string }>

/** A statement that is made of what is asked, with its values. */
export type Question = Readonly<{ statement: Statement; values: ReadonlyArray<unknown> }>

export const statement = (name: string, text: string): Statement => ({ name, text })

/**
 * Runs a read outside any transaction, as a named prepared statement; where none may be prepared, `label` only tells who
 * watches what was asked. Values go as parameters only.
 */
export const read =
  ({ pool, pooler }: Reading) =>
  <Row extends QueryResultRow>(
    { name, text }: Statement,
    values: ReadonlyArray<unknown>,
  ): TE.TaskEither<Unavailable, ReadonlyArray<Row>> =>
    TE.tryCatch(
      async () => {
        const kept = pooler === null ? { name } : { label: name, query_timeout: pooler.readMs }
        const result = await pool.query<Row>({ ...kept, text, values: [...values] })
        return result.rows
      },
      (cause) => {
        if (isLost(cause)) return unavailable({ what: 'database', cause })
        throw cause
      },
    )

/** Runs SQL in an open transaction, for what the ORM has no words for; `$1`, `$2` … are the values. */
export const execute = async <Row>(
  tx: Tx,
  text: string,
  values: ReadonlyArray<unknown>,
): Promise<Readonly<{ rows: ReadonlyArray<Row>; changed: number }>> => {
  const result = await managerOf(tx)
    .getKysely()
    .executeQuery(CompiledQuery.raw(text, [...values]))
  return { rows: result.rows as ReadonlyArray<Row>, changed: Number(result.numAffectedRows ?? 0) }
}

/** A time as the driver hands it over. */
export const timeOf = (value: string | Date): Date => new Date(value)

export const timeOrNull = (value: string | Date | null): Date | null => (value === null ? null : new Date(value))
