import { afterEach, describe, expect, inject, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { freshDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/databases.ts'
import { startTestServer } from '../support/test-server.ts'

describe('a test database', () => {
  const databases: Array<TestDatabase> = []
  afterEach(async () => {
    for (const { drop } of databases.splice(0)) await drop()
  })

  let migrations = 0
  const migrate = async (url: string): Promise<void> => {
    migrations += 1
    await connected(url, (client) => client.query('create table goods (name text)'))
  }
  const fresh = async (schema: string): Promise<TestDatabase> => {
    const database = await freshDatabase(migrate, schema)
    databases.push(database)
    return database
  }
  const goodsOf = (url: string): Promise<ReadonlyArray<{ name: string }>> =>
    connected(url, async (client) => (await client.query<{ name: string }>('select name from goods')).rows)

  it('is one of its own, copied from a template that was migrated once however many ask together', async () => {
    migrations = 0
    const [one, other] = await Promise.all([fresh('once'), fresh('once'), fresh('once'), fresh('once')])
    expect(migrations).toBe(1)
    await connected(one.url, (client) => client.query(`insert into goods values ('a workflow')`))
    expect(await goodsOf(one.url)).toEqual([{ name: 'a workflow' }])
    expect(await goodsOf(other.url)).toEqual([])
  })

  it('is gone when it is dropped, though somebody is still connected', async () => {
    const { url, name, drop } = await fresh('dropped')
    await connected(url, async (client) => {
      client.on('error', () => undefined)
      await drop()
    }).catch(() => undefined)
    const { adminUrl } = inject('testServer')
    const left = await connected(adminUrl, (client) =>
      client.query('select from pg_database where datname = $1', [name]),
    )
    expect(left.rowCount).toBe(0)
  })

  it('is made from a template that is built anew when its migration failed', async () => {
    const failing = (): Promise<void> => Promise.reject(new Error('no such column'))
    await expect(freshDatabase(failing, 'second_try')).rejects.toThrow('no such column')
    expect(await goodsOf((await fresh('second_try')).url)).toEqual([])
  })

  it('can live on a server that is there already, which is left as it was', async () => {
    const { adminUrl } = inject('testServer')
    const before = process.env.TEST_DATABASE_URL
    process.env.TEST_DATABASE_URL = adminUrl
    const server = await startTestServer().finally(() => {
      if (before === undefined) delete process.env.TEST_DATABASE_URL
      else process.env.TEST_DATABASE_URL = before
    })
    expect(server.adminUrl).toBe(adminUrl)
    await connected(adminUrl, (client) => client.query(`create database "${server.run}_left"`))
    await server.stop()
    const left = await connected(adminUrl, (client) =>
      client.query('select from pg_database where starts_with(datname, $1)', [server.run]),
    )
    expect(left.rowCount).toBe(0)
  })
})
