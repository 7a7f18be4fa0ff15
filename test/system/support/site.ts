import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected } from '../../../sandbox/postgres/connect.ts'
import { startPostgres } from '../../../sandbox/postgres/start-postgres.ts'
import { newTokenKeys } from '../../../src/adapters/security/token-keys.ts'
import { openShop, type Shop } from '../../../src/composition/shop.ts'
import { startRedis } from '../../redis/support/redis-server.ts'
import { guard } from '../../support/guard.ts'
import { ask, type Received } from '../../support/http.ts'
import { type Running, run } from '../../support/process.ts'
import { settingsOf, type TestShop } from '../../support/shop.ts'
import { undoing } from '../../support/undoing.ts'
import { ownCertificate } from './certificate.ts'
import { freePorts } from './free-ports.ts'
import { type Instance, instanceAt } from './instance.ts'
import { startNginx } from './nginx.ts'
import { pooledUrl, startPgBouncer } from './pgbouncer.ts'
import { type Logins, makeRoles } from './roles.ts'

/** What all instances are told, but for where things are. */
const usual = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  DATABASE_PREPARED: 'off',
  PAYSTACK_SECRET_KEY: `sk_test_${'4f1d7c2e9b'.repeat(4)}`,
  PAYSTACK_ALLOW_TEST_KEYS: 'true',
  TRUSTED_PROXIES: '127.0.0.1',
  DRAIN_MS: '3000',
  LIMIT_REGISTER_PER_ADDRESS: '100000',
  // What is tried is that nothing fails for the restarts; that the machine is busy is another matter.
  LIMIT_POOL_WAIT_MS: '20000',
  LIMIT_STATEMENT_MS: '20000',
  LIMIT_LOCK_MS: '10000',
}

/** What the one in this process is told instead. */
const besideThem = { NODE_ENV: 'test', PORT: '0', WORKER: 'off', DATABASE_PREPARED: 'on', DRAIN_MS: '0' }
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const isReady = (line: string): true | undefined => (/ on http/.test(line) ? true : undefined)

/**
 * A shop as it is deployed, on this machine: nginx that ends TLS, four instances in production's mode, PgBouncer before
 * them, PostgreSQL with two roles, Redis; Paystack's stand-in and the mailbox beside it.
 */
export type Site = Readonly<{
  url: string
  instances: ReadonlyArray<Instance>
  /** The application in this process, without jobs and as the serving role: stocks the shelves, and looks. */
  shop: Shop
  logins: Logins
  /** The database as the instances reach it. */
  pooledUrl: string
  sql: TestShop['sql']
  sandbox: (method: string, path: string, body?: object) => Promise<Received>
  stopPooler: () => Promise<void>
  startPooler: () => Promise<void>
  close: () => Promise<void>
}>

const migrated = async (environment: Readonly<Record<string, string>>, folder?: string): Promise<void> => {
  const migrating = run(environment, 'src/migrate.ts', folder)
  if ((await migrating.ended) !== 0) throw new Error(`migrating failed: ${migrating.stderr()}`)
}

const sandboxOf = (folder: string, url: string, port: number, certificate: string): Running =>
  run(
    {
      SANDBOX_PAYSTACK_PORT: String(port),
      SANDBOX_WEBHOOK_URL: `${url}/api/payment/webhook`,
      VEXA_DATA_DIR: folder,
      NODE_EXTRA_CA_CERTS: certificate,
    },
    'sandbox/paystack/main.ts',
  )

const poolerOf = async (serving: string, port: number) => {
  let pooler = await startPgBouncer(serving, port)
  return {
    stop: () => pooler.stop(),
    start: async () => {
      pooler = await startPgBouncer(serving, port)
    },
  }
}

const count = 4

/**
 * Opens a site; what was started of one that cannot be opened is stopped. `before`: the folder of a release that the site was
 * opened with; its instances run on a schema that this project has migrated meanwhile.
 */
export const openSite = async (before?: string): Promise<Site> => {
  const undo = undoing()
  try {
    return { ...(await opened(undo.later, before)), close: undo.now }
  } catch (failure) {
    await undo.now()
    throw failure
  }
}

const opened = async (
  later: ReturnType<typeof undoing>['later'],
  before: string | undefined,
): Promise<Omit<Site, 'close'>> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-site-'))
  later(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o711)
  const postgres = await startPostgres({ dataDir: folder, settings: { max_connections: '200' } })
  const release = guard(postgres, [folder])
  later(async () => {
    release()
    await postgres.stop()
  })
  const [port, poolerPort, sandboxPort, smtpPort, mailPort, ...ports] = await freePorts(5 + count)
  const url = `https://localhost:${port}`
  const sandboxUrl = `http://localhost:${sandboxPort}`
  const certificate = await ownCertificate(folder)
  const logins = await makeRoles(postgres.adminUrl)
  const redis = await startRedis()
  later(redis.close)
  const environment = {
    ...usual,
    REDIS_URL: redis.url,
    PUBLIC_URL: url,
    DATABASE_URL: pooledUrl(logins.serving, poolerPort),
    DATABASE_DIRECT_URL: logins.serving,
    TOKEN_KEYS: await newTokenKeys(),
    PAYSTACK_BASE_URL: sandboxUrl,
    PAYSTACK_CHECKOUT_ORIGIN: sandboxUrl,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  }
  const asOwner = { ...environment, DATABASE_MIGRATION_URL: logins.owner }
  await migrated(asOwner, before)
  const pooler = await poolerOf(logins.serving, poolerPort)
  later(pooler.stop)
  const sandbox = sandboxOf(folder, url, sandboxPort, certificate.certificate)
  later(() => sandbox.stop('SIGKILL'))
  await sandbox.said(isReady, 60_000)
  const mailbox = run(
    { SANDBOX_SMTP_PORT: String(smtpPort), SANDBOX_MAIL_PORT: String(mailPort), VEXA_DATA_DIR: folder },
    'sandbox/mailbox/main.ts',
  )
  later(() => mailbox.stop('SIGKILL'))
  const instances = ports.map((each) => instanceAt(each, environment))
  later(() => Promise.all(instances.map((each) => each.stop('SIGKILL'))))
  await Promise.all(instances.map(({ start }) => start(before)))
  const nginx = await startNginx({ folder, port, instances: ports, certificate })
  later(nginx.stop)
  if (before !== undefined) await migrated(asOwner)
  const looking = { ...environment, ...besideThem, DATABASE_URL: logins.serving }
  const shop = await openShop(settingsOf(looking), silent)
  later(shop.stop)
  return {
    url,
    instances,
    shop,
    logins,
    pooledUrl: environment.DATABASE_URL,
    sql: <Row extends object>(text: string, values: ReadonlyArray<unknown> = []) =>
      connected(logins.owner, async (client) => (await client.query<Row>(text, [...values])).rows),
    sandbox: (method, path, body) =>
      ask(sandboxUrl, `/sandbox${path}`, { method, ...(body === undefined ? {} : { body }) }),
    stopPooler: pooler.stop,
    startPooler: pooler.start,
  }
}
