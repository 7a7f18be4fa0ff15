import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow } from '../../src/adapters/persistence/kernel/events.store.ts'
import { execute } from '../../src/adapters/persistence/kernel/sql.ts'
import { inside, postgresTransact } from '../../src/adapters/persistence/kernel/transact.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import type { Tx } from '../../src/ports/kernel/transact.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { every, firstSeed, random } from './choices.ts'
import { type Choose, type Played, play } from './explore.ts'
import { type Gate, gateBefore } from './gate.ts'
import { whoWaits } from './who-waits.ts'

type Rows = ReadonlyArray<Readonly<{ amount: number }>>
type Move = (sql: (text: string, values?: ReadonlyArray<unknown>) => Promise<Rows>) => Promise<void>

const seed = firstSeed()
const read = 'select amount from purses where name = $1'
const write = 'update purses set amount = $2 where name = $1'
const add = 'update purses set amount = amount + 1 where name = $1'

describe(`the explorer of schedules (VEXA_SEED=${seed})`, () => {
  let made: TestDatabase
  let handles: ReadonlyArray<Readonly<{ db: Database; gate: Gate }>> = []
  let observer: Database
  const opened = () => openDatabase([EventRow], { ...usualDatabaseSettings, url: made.url, lockTimeoutMs: 30_000 })
  beforeAll(async () => {
    made = await freshDatabase(async () => undefined, 'empty')
    observer = await opened()
    await observer.pool.query(`alter database "${made.name}" set deadlock_timeout = '20ms'`)
    await observer.pool.query('create table purses (name text primary key, amount integer not null)')
    await observer.pool.query(`insert into purses values ('a', 0), ('b', 0)`)
    const dbs = [await opened(), await opened()]
    handles = dbs.map((db) => ({ db, gate: gateBefore(db.pool) }))
  })
  afterAll(async () => {
    await Promise.all([observer, ...handles.map(({ db }) => db)].map((db) => db?.close()))
    await made?.drop()
  })

  const played = async (moves: ReadonlyArray<Move>, choose: Choose): Promise<Played> => {
    await observer.pool.query('update purses set amount = 0')
    const players = moves.flatMap((move, at) => {
      const handle = handles[at]
      if (handle === undefined) return []
      const work = (tx: Tx) =>
        inside(tx, () => move(async (text, values = []) => (await execute<{ amount: number }>(tx, text, values)).rows))
      return [{ name: String(at), gate: handle.gate, act: () => postgresTransact(handle.db)(work)() }]
    })
    return play(players, choose, whoWaits(observer.pool))
  }
  const amounts = async () =>
    (await observer.pool.query<{ amount: number }>('select amount from purses order by name')).rows.map(
      ({ amount }) => amount,
    )

  const careless: Move = async (sql) => {
    const [row] = await sql(read, ['a'])
    await sql(write, ['a', (row?.amount ?? 0) + 1])
  }
  const careful: Move = async (sql) => {
    const [row] = await sql(`${read} for update`, ['a'])
    await sql(write, ['a', (row?.amount ?? 0) + 1])
  }
  const all = async (move: Move) => {
    const [schedules, found] = [every(), new Set<number>()]
    let count = 0
    do {
      await played([move, move], schedules.choose)
      found.add((await amounts())[0] ?? 0)
      count += 1
    } while (schedules.next())
    return { count, found: [...found].sort() }
  }

  it('finds the lost update of two who read before they write, and none where they lock', async () => {
    const lost = await all(careless)
    expect(lost.found).toEqual([1, 2])
    const kept = await all(careful)
    expect(kept.found).toEqual([2])
    expect(lost.count).toBeGreaterThan(kept.count)
    expect(kept.count).toBeGreaterThan(4)
  })

  it('FAULT-03: two who take the same rows in opposite orders both come through, whoever has to begin again', async () => {
    const inOrder =
      (...names: ReadonlyArray<string>): Move =>
      async (sql) => {
        for (const name of names) await sql(add, [name])
      }
    const [there, back] = [inOrder('a', 'b'), inOrder('b', 'a')]
    let circles = 0
    for (let at = 0; at < 25; at += 1) {
      const { outcomes, steps } = await played([there, back], random(seed + at))
      for (const outcome of outcomes) expect(outcome).toMatchObject({ value: E.right(undefined) })
      expect(await amounts()).toEqual([2, 2])
      if (steps.some((step) => step.includes('rollback'))) circles += 1
    }
    expect(circles).toBeGreaterThan(0)
  })

  it('plays the same schedule again from the same seed', async () => {
    const [one, two] = [
      await played([careful, careless], random(seed)),
      await played([careful, careless], random(seed)),
    ]
    expect(two.steps).toEqual(one.steps)
  })
})
