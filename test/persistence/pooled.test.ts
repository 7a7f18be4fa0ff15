import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { unnamed } from '../../src/adapters/persistence/kernel/pooler.ts'
import { execute, read, statement } from '../../src/adapters/persistence/kernel/sql.ts'
import { inside, postgresTransact } from '../../src/adapters/persistence/kernel/transact.ts'
import { E, TE } from '../../src/domain/kernel/fp.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']
const setNow = `select ${limits.map((each) => `current_setting('${each}') as ${each}`).join(', ')}`
const asked = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' }
const one = statement('one', 'select 1 as n')

describe.each([
  ['a connection of its own', true],
  ['a pooler that keeps nothing of a session', false],
])('behind %s', (_, prepared) => {
  let made: TestDatabase
  let db: Database
  beforeAll(async () => {
    made = await freshDatabase(async () => undefined, 'empty')
    db = await openDatabase([EventRow], {
      ...usualDatabaseSettings,
      url: made.url,
      poolSize: 1,
      prepared,
      poolWaitMs: 200,
    })
  })
  afterAll(async () => {
    await db?.close()
    await made?.drop()
  })

  const inTransaction = <A>(work: () => Promise<A>) => postgresTransact(db)(() => TE.fromTask(work))()
  const rowsOf = async (sql: string) => (await db.pool.query(sql)).rows

  it('R10: a transaction has its limits', async () => {
    const found = await postgresTransact(db)((tx) => inside(tx, async () => (await execute(tx, setNow, [])).rows))()
    expect(found).toEqual(E.right([asked]))
  })

  it('R10: a session has them too, or nothing is left on it', async () => {
    await inTransaction(async () => undefined)
    const left = prepared
      ? asked
      : { statement_timeout: '0', lock_timeout: '0', idle_in_transaction_session_timeout: '0' }
    expect(await rowsOf(setNow)).toEqual([left])
  })

  it('keeps statements where they can be kept, and nowhere else', async () => {
    expect(await read(db)(one, [])()).toEqual(E.right([{ n: 1 }]))
    await (prepared ? db.pool : unnamed(db.pool)).query({ name: 'two', text: 'select 2', values: [] })
    const kept = (await rowsOf('select name from pg_prepared_statements order by name')).map(({ name }) => name)
    expect(kept).toEqual(prepared ? ['one', 'two'] : [])
  })

  it('R10: is unavailable, and does not wait for ever, while all connections are in use', async () => {
    let waited: unknown
    await inTransaction(async () => {
      waited = await read(db)(one, [])()
    })
    expect(waited).toMatchObject({ _tag: 'Left', left: { _tag: 'Unavailable' } })
    expect(await read(db)(one, [])()).toEqual(E.right([{ n: 1 }]))
  })
})
