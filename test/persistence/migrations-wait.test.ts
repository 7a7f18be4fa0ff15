import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { usualPatience } from '../../src/adapters/persistence/kernel/migration-patience.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { settingsOf } from '../support/shop.ts'

/** It drops an index of `sessions`, for which nobody may be reading that table. */
const waiting = '0033-sessions-of-users'
const undone = `
  delete from migrations where name = '${waiting}';
  create index sessions_of_user on sessions (user_id) where ended_at is null;
  drop index sessions_of_user_by_time;`
const requestsStandMs = 2_000

describe('a migration whose table another transaction has', () => {
  let database: TestDatabase
  let backup: Client
  const nothingMore = async () => undefined
  beforeEach(async () => {
    database = await freshDatabase(async (url) => void (await migrate(url)), 'tables')
    await connected(database.url, (client) => client.query(undone))
    backup = new Client({ connectionString: database.url, application_name: 'pg_dump' })
    await backup.connect()
    await backup.query('begin; lock table sessions in access share mode')
  })
  afterEach(async () => {
    await backup.end()
    await database.drop()
  })

  /** Reads the table as requests do, until it is told to stop: how often it could, and what it was told when it could not. */
  const reading = () => {
    let isOver = false
    const failures: Array<string> = []
    let reads = 0
    const done = connected(database.url, async (client) => {
      await client.query(`set lock_timeout = ${requestsStandMs}`)
      while (!isOver) {
        await client.query('select count(*) from sessions').then(
          () => (reads += 1),
          (failure: Error) => failures.push(failure.message),
        )
        await pause(20)
      }
    })
    return {
      reads: () => reads,
      end: async () => {
        isOver = true
        await done
        return failures
      },
    }
  }

  it('keeps nobody waiting for longer than they stand, and is applied when the other is over', async () => {
    const heard: Array<string> = []
    const readers = reading()
    const migrated = migrate(database.url, nothingMore, {
      ...usualPatience,
      say: (text) => {
        heard.push(text)
        if (heard.length === 2) void backup.query('commit')
      },
    })
    expect(await migrated).toEqual([waiting])
    expect(await readers.end()).toEqual([])
    expect(readers.reads()).toBeGreaterThan(10)
    expect(heard.length).toBeGreaterThanOrEqual(2)
    expect(heard[0]).toMatch(/^A migration waits for a lock; process \d+ \(pg_dump of \w+\) has it\./)
    expect(await migrate(database.url)).toEqual([])
  }, 30_000)

  it('gives up when its time is over, names who has the lock and what to do, and has changed nothing', async () => {
    const impatient = migrateAll(
      settingsOf({
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
        LIMIT_MIGRATION_LOCK_MS: '200',
        LIMIT_MIGRATION_MS: '300',
      }),
    )
    await expect(impatient).rejects.toThrow(
      /got no lock within 300 ms: process \d+ \(pg_dump of \w+\) has it.*pg_terminate_backend/,
    )
    const found = await connected(database.url, async (client) => [
      (await client.query(`select from migrations where name = '${waiting}'`)).rowCount,
      (await client.query(`select indexname from pg_indexes where indexname like 'sessions_of_user%'`)).rows,
    ])
    expect(found).toEqual([0, [{ indexname: 'sessions_of_user' }]])
  })

  it('fails at once for what is no lock', async () => {
    await backup.query('commit')
    await connected(database.url, (client) => client.query('drop index sessions_of_user'))
    await expect(migrate(database.url)).rejects.toThrow(/sessions_of_user/)
  })
})
