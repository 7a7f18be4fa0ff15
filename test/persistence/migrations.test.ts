import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { migrate, migrationFiles } from '../../src/adapters/persistence/kernel/migrate.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { portSaid, run } from '../support/process.ts'
import { settingsOf } from '../support/shop.ts'

describe('migrations', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await freshDatabase(async () => undefined, 'empty')
  })
  afterEach(() => database.drop())

  const names = migrationFiles().map((file) => file.replace(/\.sql$/, ''))
  const applied = () =>
    connected(database.url, async (client) =>
      (await client.query<{ name: string }>('select name from migrations order by id')).rows.map(({ name }) => name),
    )
  const settings = () =>
    settingsOf({ NODE_ENV: 'test', DATABASE_URL: database.url, PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test' })

  it('are the SQL files of the folder, each with a number of its own, in order', () => {
    const files = readdirSync(new URL('../../src/adapters/persistence/migrations', import.meta.url))
    expect(files.toSorted()).toEqual(migrationFiles())
    for (const file of files) expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.sql$/)
    expect(new Set(files.map((file) => file.slice(0, 4))).size).toBe(files.length)
  })

  it('run once each, and not again', async () => {
    expect(await migrate(database.url)).toEqual(names)
    expect(await migrate(database.url)).toEqual([])
    expect(await applied()).toEqual(names)
  })

  it('catch up on one that was left out, in whatever order branches were merged', async () => {
    await migrate(database.url)
    await connected(database.url, async (client) => {
      await client.query(`delete from migrations where name = '0007-append-only'`)
      await client.query('drop trigger audit_log_is_never_emptied on audit_log')
      await client.query('drop trigger ledger_is_never_emptied on ledger_entries')
    })
    expect(await migrate(database.url)).toEqual(['0007-append-only'])
    expect((await applied()).toSorted()).toEqual(names)
  })

  it('leave nothing of one that fails, keep those before it, and go on with it when it can', async () => {
    const failing = names.indexOf('0012-outgoings')
    const inTheWay = (sql: string) => connected(database.url, (client) => client.query(sql))
    await inTheWay('create table refunds (id uuid)')
    await expect(migrate(database.url)).rejects.toThrow(/refunds/)
    expect(await applied()).toEqual(names.slice(0, failing))
    await inTheWay('drop table refunds')
    expect(await migrate(database.url)).toEqual(names.slice(failing))
  })

  it('run once each when four come at once', async () => {
    const each = await Promise.all(Array.from({ length: 4 }, () => migrateAll(settings())))
    expect(each.flat().toSorted()).toEqual(names)
    expect(each.filter((some) => some.length > 0)).toHaveLength(1)
    expect(await applied()).toEqual(names)
  })

  it('let four instances start together on an empty database', { timeout: 60_000 }, async () => {
    const keys = await newTokenKeys()
    const instances = Array.from({ length: 4 }, () =>
      run({
        NODE_ENV: 'test',
        PORT: '0',
        DATABASE_URL: database.url,
        DATABASE_POOL: '2',
        PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
        TOKEN_KEYS: keys,
        ADMIN_EMAIL: 'owner@shop.test',
        ADMIN_PASSWORD: 'a long walk by the sea',
      }),
    )
    try {
      const ports = await Promise.all(instances.map((each) => each.said(portSaid)))
      expect(new Set(ports).size).toBe(4)
      expect(await applied()).toEqual(names)
      const { rows } = await connected(database.url, (client) => client.query('select role from admins'))
      expect(rows).toEqual([{ role: 'owner' }])
    } finally {
      await Promise.all(instances.map((each) => each.stop()))
    }
  })

  it('refuse a database that is not UTF-8', async () => {
    const name = `${database.name}_latin`
    const url = new URL(database.url)
    await connected(database.url, (client) =>
      client.query(`create database "${name}" encoding 'LATIN1' locale_provider libc locale 'C' template template0`),
    )
    url.pathname = `/${name}`
    try {
      await expect(migrate(url.href)).rejects.toThrow(/UTF8.*LATIN1/)
    } finally {
      await connected(database.url, (client) => client.query(`drop database "${name}" with (force)`))
    }
  })
})
