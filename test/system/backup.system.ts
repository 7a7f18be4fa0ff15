import { createHash } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PaystackSandbox, startPaystackSandbox } from '../../sandbox/paystack/server.ts'
import { connected } from '../../sandbox/postgres/connect.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { openShop, type Shop } from '../../src/composition/shop.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { aWorkflow, soldBytes, stock } from '../contract/delivery/stock.ts'
import { ask, bearer } from '../support/http.ts'
import { broken } from '../support/invariants.ts'
import { run } from '../support/process.ts'
import { settingsOf } from '../support/shop.ts'
import { type DebianPostgres, startDebianPostgres } from './support/debian-postgres.ts'
import { type Logins, makeRoles } from './support/roles.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ada = { email: 'ada@example.test', password: 'seven quiet lanterns', name: 'Ada' }

describe('a backup', () => {
  let postgres: DebianPostgres
  let logins: Logins
  let folder: string
  let keys: string
  let file: string
  let paystack: PaystackSandbox
  beforeAll(async () => {
    paystack = await startPaystackSandbox({ webhookUrl: 'http://127.0.0.1:9/' })
    postgres = await startDebianPostgres()
    logins = await makeRoles(postgres.adminUrl)
    folder = await mkdtemp(join(tmpdir(), 'vexa-backup-'))
    file = join(folder, 'shop.dump')
    keys = await newTokenKeys()
    await connected(postgres.adminUrl, (client) =>
      client.query(`create database restored owner vexa_owner encoding 'UTF8' template template0`),
    )
  })
  afterAll(async () => {
    await postgres?.stop()
    await paystack?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const named = (url: string, database: string): string => {
    const other = new URL(url)
    other.pathname = `/${database}`
    return other.href
  }
  const environment = (database: string) => ({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: named(logins.serving, database),
    DATABASE_MIGRATION_URL: named(logins.owner, database),
    PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
    PAYSTACK_BASE_URL: paystack.url,
    PAYSTACK_CHECKOUT_ORIGIN: paystack.url,
    TOKEN_KEYS: keys,
    WORKER: 'off',
  })
  const vexa = async (database: string, ...args: ReadonlyArray<string>) => {
    const ran = run(environment(database), ['src/vexa.ts', ...args])
    return { code: await ran.ended, out: ran.stdout(), err: ran.stderr() }
  }
  const at = ({ port }: Shop) => `http://127.0.0.1:${port}`
  const register = (shop: Shop, email: string) => ask(at(shop), '/api/auth/register', { body: { ...ada, email } })

  /** Pays for an item, and is told that it is theirs; the reference. */
  const bought = async (shop: Shop, token: string, workflowId: string): Promise<string> => {
    const headers = bearer(token)
    const begun = await ask(at(shop), '/api/payment/initialize', { headers, body: { workflowId } })
    expect(begun.status).toBe(201)
    const { reference } = begun.json
    await ask(paystack.url, `/sandbox/transactions/${reference}/pay`, { method: 'POST', body: {} })
    expect((await ask(at(shop), `/api/payment/verify/${reference}`, { headers })).json.status).toBe('paid')
    return reference
  }

  it('OPS-11: is taken while people register and buy, and restored into a new database, whose shop opens and is whole', async () => {
    await migrateAll(settingsOf(environment('vexa')))
    const shop = await openShop(settingsOf(environment('vexa')), silent)
    const { resolve } = shop
    const item = await stock({ of: resolve, transact: resolve(Transact) }, aWorkflow({ ids: uuidIds }))
    const token = (await register(shop, ada.email)).json.accessToken
    const claimed = await ask(at(shop), `/api/workflows/${item.id}/claim`, { method: 'POST', headers: bearer(token) })
    expect(claimed.status).toBe(201)
    const priced = { price: { amount: 250_000, currency: 'NGN' } } as const
    const sold = await stock({ of: resolve, transact: resolve(Transact) }, aWorkflow({ ids: uuidIds }, priced))
    const reference = await bought(shop, token, sold.id)
    const meanwhile = (async () => {
      for (let each = 0; each < 10; each += 1) {
        const later = (await register(shop, `later${each}@example.test`)).json.accessToken
        await bought(shop, later, sold.id)
      }
    })()
    expect(await vexa('vexa', 'backup', file)).toMatchObject({ code: 0, err: '' })
    await meanwhile
    await shop.stop()
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    expect(await vexa('restored', 'restore', file)).toMatchObject({ code: 0, err: '' })
    const copy = await openShop(settingsOf(environment('restored')), silent)
    try {
      expect((await ask(at(copy), '/readyz')).status).toBe(200)
      const { email, password } = ada
      const again = (await ask(at(copy), '/api/auth/login', { body: { email, password } })).json.accessToken
      const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
      for (const { id, versions } of [item, sold]) {
        const fetched = await ask(at(copy), `/api/workflows/${id}/download`, { headers: bearer(again) })
        const [version] = versions
        expect(sha256(fetched.bytes)).toBe(sha256(version === undefined ? Buffer.alloc(0) : soldBytes(version)))
      }
      const sql = <Row extends object>(text: string, values: ReadonlyArray<unknown> = []) =>
        connected(named(logins.owner, 'restored'), async (client) => (await client.query<Row>(text, [...values])).rows)
      expect(await sql('select reference from sales where reference = $1', [reference])).toEqual([{ reference }])
      expect(await broken({ sql })).toEqual({})
    } finally {
      await copy.stop()
    }
  })

  it('OPS-10: leaves the serving role its rows, and no more, in the copy as well', async () => {
    const serving = named(logins.serving, 'restored')
    await expect(connected(serving, (client) => client.query('delete from audit_log'))).rejects.toThrow(
      'permission denied for table audit_log',
    )
  })

  it('is not put over a shop, nor over a file', async () => {
    expect(await vexa('restored', 'restore', file)).toMatchObject({ code: 65 })
    expect(await vexa('vexa', 'backup', file)).toMatchObject({ code: 66 })
  })

  it('that is none leaves the database as it was', async () => {
    await connected(postgres.adminUrl, (client) =>
      client.query(`create database untouched owner vexa_owner encoding 'UTF8' template template0`),
    )
    const none = join(folder, 'none.dump')
    await writeFile(none, 'this is no backup')
    expect(await vexa('untouched', 'restore', none)).toMatchObject({ code: 65, out: '' })
    const tables = await connected(named(logins.owner, 'untouched'), (client) =>
      client.query(`select from pg_tables where schemaname in ('public', 'pgboss')`),
    )
    expect(tables.rowCount).toBe(0)
  })
})
