import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { execute } from '../../src/adapters/persistence/kernel/sql.ts'
import { inside, postgresTransact } from '../../src/adapters/persistence/kernel/transact.ts'
import { E, pipe, TE } from '../../src/domain/kernel/fp.ts'
import type { Transact, Tx } from '../../src/ports/kernel/transact.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { type Wire, wireTo } from '../support/tcp-proxy.ts'

const sql = (tx: Tx, text: string, values: ReadonlyArray<unknown> = []) =>
  inside(tx, async () => (await execute<{ amount: number }>(tx, text, values)).rows)

const add = (name: string) => (tx: Tx) => sql(tx, 'insert into accounts_of_test values ($1, 0)', [name])
const counter = () => {
  let value = 0
  const count: TE.TaskEither<never, void> = TE.fromIO(() => {
    value += 1
  })
  return { count, value: () => value }
}

const taken = { _tag: 'Taken' } as const

describe('a unit of work on PostgreSQL', () => {
  let made: TestDatabase
  let wire: Wire
  let db: Database
  let transact: Transact
  beforeAll(async () => {
    made = await freshDatabase(async () => undefined, 'empty')
    wire = await wireTo(made.url)
    db = await openDatabase([EventRow], { ...usualDatabaseSettings, url: wire.url, poolSize: 4 })
    transact = postgresTransact(db)
    await db.pool.query('create table accounts_of_test (name text primary key, amount integer not null)')
    await db.pool.query('create table moves_of_test (account text not null references accounts_of_test)')
  })
  afterAll(async () => {
    await db?.close()
    await wire?.close()
    await made?.drop()
  })

  const amountOf = async (name: string): Promise<number | undefined> =>
    (await db.pool.query('select amount from accounts_of_test where name = $1', [name])).rows[0]?.amount

  it('keeps what succeeds', async () => {
    const name = randomUUID()
    expect(await transact(add(name))()).toEqual(E.right([]))
    expect(await amountOf(name)).toBe(0)
  })

  it('leaves nothing of what ends in a failure', async () => {
    const name = randomUUID()
    const result = await transact((tx) =>
      pipe(
        add(name)(tx),
        TE.flatMap(() => TE.left(taken)),
      ),
    )()
    expect(result).toEqual(E.left(taken))
    expect(await amountOf(name)).toBeUndefined()
  })

  it('leaves nothing of what a bug ends, and passes the bug on', async () => {
    const name = randomUUID()
    const bug = transact((tx) =>
      pipe(
        add(name)(tx),
        TE.map(() => {
          throw new TypeError('a bug')
        }),
      ),
    )
    await expect(bug()).rejects.toThrow('a bug')
    expect(await amountOf(name)).toBeUndefined()
  })

  it('says Conflict where someone was first, and names the constraint', async () => {
    const name = randomUUID()
    await transact(add(name))()
    expect(await transact(add(name))()).toMatchObject(E.left({ _tag: 'Conflict', what: 'accounts_of_test_pkey' }))
    const orphan = transact((tx) => sql(tx, 'insert into moves_of_test values ($1)', [randomUUID()]))
    expect(await orphan()).toMatchObject(E.left({ _tag: 'Conflict' }))
  })

  it('says Conflict to all but one of many that come at once', async () => {
    const name = randomUUID()
    const results = await Promise.all(Array.from({ length: 8 }, () => transact(add(name))()))
    expect(results.filter(E.isRight)).toHaveLength(1)
    expect(results.filter((each) => E.isLeft(each) && each.left._tag === 'Conflict')).toHaveLength(7)
  })

  it('does it again where two lost to each other (40001), so that neither is lost', async () => {
    const name = randomUUID()
    await transact(add(name))()
    const tries = counter()
    const increase = transact((tx) =>
      pipe(
        tries.count,
        TE.flatMap(() => sql(tx, 'set transaction isolation level serializable')),
        TE.flatMap(() => sql(tx, 'select amount from accounts_of_test where name = $1', [name])),
        TE.tap(() => TE.fromTask(() => pause(20))),
        TE.flatMap(([row]) =>
          sql(tx, 'update accounts_of_test set amount = $2 where name = $1', [name, (row?.amount ?? 0) + 1]),
        ),
      ),
    )
    const results = await Promise.all([increase(), increase()])
    expect(results.every(E.isRight)).toBe(true)
    expect([await amountOf(name), tries.value()]).toEqual([2, 3])
  })

  it('does it again where two waited for each other in a circle (40P01)', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    for (const name of [one, two]) await transact(add(name))()
    const tries = counter()
    const both = (first: string, second: string) =>
      transact((tx) =>
        pipe(
          tries.count,
          TE.flatMap(() => sql(tx, `set local deadlock_timeout = '50ms'`)),
          TE.flatMap(() => sql(tx, 'update accounts_of_test set amount = amount + 1 where name = $1', [first])),
          TE.tap(() => TE.fromTask(() => pause(100))),
          TE.flatMap(() => sql(tx, 'update accounts_of_test set amount = amount + 1 where name = $1', [second])),
        ),
      )
    const results = await Promise.all([both(one, two)(), both(two, one)()])
    expect(results.every(E.isRight)).toBe(true)
    expect([await amountOf(one), await amountOf(two)]).toEqual([2, 2])
    // One of them was told to go; on a busy machine both, or one twice.
    expect(tries.value()).toBeGreaterThanOrEqual(3)
  })

  it('tries three times and no more', async () => {
    const tries = counter()
    const hopeless = transact((tx) =>
      pipe(
        tries.count,
        TE.flatMap(() => sql(tx, `do $$ begin raise exception 'lost' using errcode = '40001'; end $$`)),
      ),
    )
    expect(await hopeless()).toMatchObject(E.left({ _tag: 'Unavailable' }))
    expect(tries.value()).toBe(3)
  })

  it('says Unavailable when the connection is lost, keeps nothing, and works again by itself', async () => {
    const name = randomUUID()
    const result = await transact((tx) =>
      pipe(
        add(name)(tx),
        TE.tap(() => TE.fromIO(() => wire.cut())),
        TE.flatMap(() => add(randomUUID())(tx)),
      ),
    )()
    expect(result).toMatchObject(E.left({ _tag: 'Unavailable', what: 'database' }))
    expect(await transact(add(randomUUID()))()).toMatchObject(E.left({ _tag: 'Unavailable' }))
    wire.restore()
    expect(await amountOf(name)).toBeUndefined()
    expect(E.isRight(await transact(add(name))())).toBe(true)
  })

  it('loses no place in the pool to connections that break in its hands', async () => {
    for (let time = 0; time < 2 * db.pool.options.max; time += 1) {
      const lost = transact((tx) =>
        pipe(
          add(randomUUID())(tx),
          TE.tap(() => TE.fromIO(() => wire.cut())),
          TE.flatMap(() => add(randomUUID())(tx)),
        ),
      )
      expect(await lost()).toMatchObject(E.left({ _tag: 'Unavailable' }))
      wire.restore()
    }
    const many = Array.from({ length: 2 * db.pool.options.max }, () => transact(add(randomUUID()))())
    expect((await Promise.all(many)).every(E.isRight)).toBe(true)
    expect(db.pool.idleCount).toBe(db.pool.totalCount)
  })

  it('says Unavailable to who waits for a lock too long', async () => {
    const name = randomUUID()
    await transact(add(name))()
    const update = (tx: Tx) => sql(tx, 'update accounts_of_test set amount = 1 where name = $1', [name])
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const holder = transact((tx) =>
      pipe(
        update(tx),
        TE.tap(() => TE.fromTask(() => released)),
      ),
    )()
    await pause(100)
    const waiter = await transact((tx) =>
      pipe(
        sql(tx, `set local lock_timeout = '100ms'`),
        TE.flatMap(() => update(tx)),
      ),
    )()
    release()
    expect(waiter).toMatchObject(E.left({ _tag: 'Unavailable' }))
    expect(E.isRight(await holder)).toBe(true)
  })
})
