import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { openShop } from '../../src/composition/shop.ts'
import { ask } from '../support/http.ts'
import { settingsOf } from '../support/shop.ts'
import { ownCertificate } from './support/certificate.ts'
import { type DebianPostgres, startDebianPostgres } from './support/debian-postgres.ts'
import { type Logins, makeRoles } from './support/roles.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

describe('a database that is reached by TLS alone', () => {
  let folder: string
  let postgres: DebianPostgres
  let logins: Logins
  let securely: (url: string) => string
  const environment = async (address: (url: string) => string) => ({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: address(logins.serving),
    DATABASE_MIGRATION_URL: address(logins.owner),
    PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
    TOKEN_KEYS: await newTokenKeys(),
  })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vexa-tls-'))
    const certificate = await ownCertificate(folder)
    postgres = await startDebianPostgres(certificate)
    logins = await makeRoles(postgres.adminUrl)
    securely = (plain) => {
      const url = new URL(plain)
      url.hostname = 'localhost'
      url.search = `?sslmode=verify-full&sslrootcert=${certificate.certificate}`
      return url.href
    }
  })
  afterAll(async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('takes nobody who does not ask for it', async () => {
    await expect(migrateAll(settingsOf(await environment((url) => url)))).rejects.toThrow(/no encryption/)
  })

  it('is migrated and served by what its address says of TLS, by each connection', async () => {
    const settings = settingsOf(await environment(securely))
    await migrateAll(settings)
    const shop = await openShop(settings, silent)
    try {
      const url = `http://127.0.0.1:${shop.port}`
      expect((await ask(url, '/readyz')).status).toBe(200)
      expect((await ask(url, '/api/workflows')).status).toBe(200)
      const { rows } = await connected(postgres.adminUrl, (client) =>
        client.query(
          `select distinct usename, ssl from pg_stat_ssl join pg_stat_activity using (pid) where usename = 'vexa'`,
        ),
      )
      expect(rows).toEqual([{ usename: 'vexa', ssl: true }])
    } finally {
      await shop.stop()
    }
  })
})
