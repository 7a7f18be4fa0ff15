import { beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { freePort } from '../../sandbox/postgres/free-port.ts'
import { migrationFiles } from '../../src/adapters/persistence/kernel/migrate.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { freshDatabase } from '../support/database.ts'
import { instanceAt } from './support/instance.ts'

const rounds = Array.from({ length: Number(process.env['VEXA_SYSTEM_ROUNDS'] ?? 10) }, (_, at) => at + 1)

describe('four instances that start at once on an empty database', () => {
  let tokenKeys: string
  beforeAll(async () => {
    tokenKeys = await newTokenKeys()
  })

  it.each(rounds)('OPS-05: record each migration once, and all are ready; round %i', async () => {
    const database = await freshDatabase(async () => undefined, 'empty')
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_POOL: '2',
      TOKEN_KEYS: tokenKeys,
      PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
      ADMIN_EMAIL: 'owner@shop.test',
      ADMIN_PASSWORD: 'a long walk by the sea',
    }
    const ports = await Promise.all(Array.from({ length: 4 }, () => freePort()))
    const all = ports.map((port) => instanceAt(port, environment))
    try {
      await Promise.all(all.map(({ start }) => start()))
      const found = await connected(database.url, async (client) => [
        (await client.query('select name from migrations order by name')).rows.map(({ name }) => name),
        (await client.query('select role from admins')).rows,
      ])
      expect(found).toEqual([migrationFiles().map((file) => file.replace(/\.sql$/, '')), [{ role: 'owner' }]])
    } finally {
      await Promise.all(all.map((each) => each.stop('SIGKILL')))
      await database.drop()
    }
  })
})
