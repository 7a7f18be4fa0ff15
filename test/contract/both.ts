import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { memoryPersonalData } from '../../src/adapters/memory/accounts/personal-data.memory.ts'
import { memoryAuditLog } from '../../src/adapters/memory/kernel/audit-log.memory.ts'
import { memoryEvents } from '../../src/adapters/memory/kernel/events.memory.ts'
import { emptyMemory, memoryTransact } from '../../src/adapters/memory/kernel/memory.ts'
import { postgresPersonalData } from '../../src/adapters/persistence/accounts/personal-data.store.ts'
import { AuditRow, postgresAuditLog } from '../../src/adapters/persistence/kernel/audit-log.store.ts'
import { type Database, openDatabase, usualDatabaseSettings } from '../../src/adapters/persistence/kernel/database.ts'
import { EventRow, postgresEvents } from '../../src/adapters/persistence/kernel/events.store.ts'
import { kernelPrivacy } from '../../src/adapters/persistence/kernel/kernel.privacy.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { postgresTransact } from '../../src/adapters/persistence/kernel/transact.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import type { Capability, StoreTools } from '../../src/composition/capability.ts'
import { usualSessionTimes } from '../../src/domain/accounts/session.ts'
import { E, type TE } from '../../src/domain/kernel/fp.ts'
import { PersonalData } from '../../src/ports/accounts/personal-data.ts'
import { AuditLog } from '../../src/ports/kernel/audit-log.ts'
import type { Clock } from '../../src/ports/kernel/clock.ts'
import { Events } from '../../src/ports/kernel/events.ts'
import type { Ids } from '../../src/ports/kernel/ids.ts'
import { type Port, type Provision, provide } from '../../src/ports/kernel/port.ts'
import type { Transact } from '../../src/ports/kernel/transact.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'

/** A clock that stands still until it is moved. */
export type MovableClock = Clock & Readonly<{ advance: (ms: number) => void }>

const movableClock = (start: string): MovableClock => {
  let now = new Date(start)
  return {
    now: () => now,
    advance: (ms) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

/** What a contract is tried on: the stores of some capabilities, empty, in memory or in PostgreSQL. */
export type Side = Readonly<{
  kind: 'memory' | 'postgres'
  transact: Transact
  ids: Ids
  clock: MovableClock
  /** What serves a port. */
  of: <A>(port: Port<A>) => A
}>

type Opened = Readonly<{ fresh: () => Promise<Side>; close: () => Promise<void> }>

const sideOf = (
  kind: Side['kind'],
  transact: Transact,
  provisions: (tools: StoreTools) => ReadonlyArray<Provision>,
): Side => {
  const clock = movableClock('2026-03-02T09:00:00.000Z')
  const provided = new Map(provisions({ ids: uuidIds, clock, sessionTimes: usualSessionTimes, privacy: [] }))
  const of = <A>(port: Port<A>): A => {
    if (!provided.has(port)) throw new Error(`nothing provides ${String(port)}`)
    return provided.get(port) as A
  }
  return { kind, transact, ids: uuidIds, clock, of }
}

const inMemory = async (capabilities: ReadonlyArray<Capability>): Promise<Opened> => ({
  fresh: async () => {
    const memory = emptyMemory()
    return sideOf('memory', memoryTransact(memory), (tools) => [
      provide(
        Events,
        memoryEvents(uuidIds, () => undefined),
      ),
      provide(AuditLog, memoryAuditLog(tools)),
      provide(PersonalData, memoryPersonalData(memory, tools.clock)),
      ...capabilities.flatMap(({ stores }) => stores.memory(memory, tools)),
    ])
  },
  close: async () => undefined,
})

/** As a replica, which takes everything over: what is append-only refuses to be emptied otherwise. */
const empty = async ({ pool }: Database): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  )
  const names = rows.map(({ name }) => name).join(', ')
  await pool.query(`set local session_replication_role = replica; truncate ${names} cascade`)
}

const inPostgres = async (capabilities: ReadonlyArray<Capability>): Promise<Opened> => {
  const made: TestDatabase = await freshDatabase(async (url) => {
    await migrate(url)
  }, 'tables')
  const db = await openDatabase([EventRow, AuditRow, ...capabilities.flatMap(({ entities }) => entities)], {
    ...usualDatabaseSettings,
    url: made.url,
  })
  return {
    fresh: async () => {
      await empty(db)
      return sideOf('postgres', postgresTransact(db), (tools) => [
        provide(
          Events,
          postgresEvents(uuidIds, async () => undefined),
        ),
        provide(AuditLog, postgresAuditLog(uuidIds)),
        provide(
          PersonalData,
          postgresPersonalData(db, [...kernelPrivacy, ...capabilities.flatMap((each) => each.privacy)]),
        ),
        ...capabilities.flatMap(({ stores }) => stores.postgres(db, tools)),
      ])
    },
    close: async () => {
      await db.close()
      await made.drop()
    },
  }
}

/**
 * Runs one suite over the memory stores and the PostgreSQL stores of these capabilities: what holds for one holds for
 * the other. Every test begins with nothing stored; `side()` is the one of the running test.
 */
export const both = (
  title: string,
  capabilities: ReadonlyArray<Capability>,
  suite: (side: () => Side) => void,
): void => {
  describe.each([
    ['in memory', inMemory],
    ['in PostgreSQL', inPostgres],
  ] as const)(`${title} %s`, (_, open) => {
    let opened: Opened
    let current: Side
    beforeAll(async () => {
      opened = await open(capabilities)
    })
    beforeEach(async () => {
      current = await opened.fresh()
    })
    afterAll(() => opened?.close())
    suite(() => current)
  })
}

/** What an effect that must succeed comes to. */
export const succeed = async <A>(effect: TE.TaskEither<unknown, A>): Promise<A> => {
  const result = await effect()
  if (E.isLeft(result)) throw new Error('should have succeeded', { cause: result.left })
  return result.right
}
