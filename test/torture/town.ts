import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Message } from '../../sandbox/mailbox/message.ts'
import { freePort } from '../../sandbox/postgres/free-port.ts'
import { type RunningPostgres, startPostgres } from '../../sandbox/postgres/start-postgres.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { openShop, type Shop } from '../../src/composition/shop.ts'
import { guard } from '../support/guard.ts'
import { ask, type Received } from '../support/http.ts'
import { type Running, run } from '../support/process.ts'
import { owner, settingsOf, type TestShop } from '../support/shop.ts'
import { startBalancer } from './balancer.ts'

const secretKey = 'sk_test_of_the_tortured_shop'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Sandbox seconds in one of ours: what Paystack tries again after minutes comes after seconds. */
const timeScale = '20'

/** The whole of it: a database, Paystack's stand-in, and several processes of the application behind one address. */
export type Town = Readonly<{
  url: string
  /** The application in this process, without workers: stocks the shelves, and looks. */
  shop: Shop
  sql: TestShop['sql']
  sandbox: (method: string, path: string, body?: object) => Promise<Received>
  /** What lies in the mailbox, a process of its own. */
  mails: () => Promise<ReadonlyArray<Message>>
  instances: number
  /** Kills a process at once, and has it started again; false while it, or half of all, are not there yet from before. */
  kill: (instance: number) => Promise<boolean>
  /** Ends when every process that was killed is there again. */
  allUp: () => Promise<unknown>
  /** Stops the database and starts it again. */
  restartDatabase: () => Promise<void>
  close: () => Promise<void>
}>

/** Four processes that start at once on a busy machine take their time. */
const startsWithinMs = 180_000

const listens = (line: string): true | undefined => (line.includes('the shop is open') ? true : undefined)
const isReady = (line: string): true | undefined => (line.includes('Paystack sandbox on') ? true : undefined)

export const openTown = async (instances: number): Promise<Town> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-torture-'))
  await chmod(folder, 0o711)
  const settings = { max_connections: '200' }
  let postgres: RunningPostgres = await startPostgres({ dataDir: folder, settings })
  let release = guard(postgres, [folder])
  const ports = await Promise.all(Array.from({ length: instances }, () => freePort()))
  const [sandboxPort, smtpPort, mailPort] = [await freePort(), await freePort(), await freePort()]
  const balancer = await startBalancer(ports)
  const url = `http://127.0.0.1:${balancer.port}`
  const sandboxUrl = `http://localhost:${sandboxPort}`
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: postgres.url,
    DATABASE_POOL: '5',
    TOKEN_KEYS: await newTokenKeys(),
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
    PAYSTACK_SECRET_KEY: secretKey,
    PAYSTACK_BASE_URL: sandboxUrl,
    PAYSTACK_CHECKOUT_ORIGIN: sandboxUrl,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    LIMIT_REGISTER_PER_ADDRESS: '100000',
  }
  const sandboxProcess = run(
    {
      SANDBOX_PAYSTACK_PORT: String(sandboxPort),
      SANDBOX_WEBHOOK_URL: `${url}/api/payment/webhook`,
      SANDBOX_TIME_SCALE: timeScale,
      VEXA_DATA_DIR: folder,
    },
    'sandbox/paystack/main.ts',
  )
  const mailboxProcess = run(
    { SANDBOX_SMTP_PORT: String(smtpPort), SANDBOX_MAIL_PORT: String(mailPort), VEXA_DATA_DIR: folder },
    'sandbox/mailbox/main.ts',
  )
  await sandboxProcess.said(isReady, startsWithinMs)
  const shop = await openShop(settingsOf({ ...environment, PORT: '0', WORKER: 'off' }), silent)

  /** As a supervisor does: one that cannot start, for the database is away, is started again. */
  const start = async (at: number, triesLeft = 5): Promise<Running> => {
    const started = run({ ...environment, PORT: String(ports[at]) })
    try {
      await started.said(listens, startsWithinMs)
      return started
    } catch (failure) {
      await started.stop('SIGKILL')
      if (triesLeft === 0) throw failure
      return start(at, triesLeft - 1)
    }
  }
  const running = await Promise.all(ports.map((_, at) => start(at)))
  const restarts = new Map<number, Promise<void>>()

  return {
    url,
    shop,
    sql: async <Row extends object>(text: string, values: ReadonlyArray<unknown> = []) => {
      const client = new Client({ connectionString: postgres.url })
      await client.connect()
      try {
        return (await client.query<Row>(text, [...values])).rows
      } finally {
        await client.end()
      }
    },
    sandbox: (method, path, body) =>
      ask(sandboxUrl, `/sandbox${path}`, { method, ...(body === undefined ? {} : { body }) }),
    mails: async () => (await ask(`http://127.0.0.1:${mailPort}`, '/messages', {})).json.items,
    instances,
    kill: async (at) => {
      if (restarts.has(at) || restarts.size >= instances / 2) return false
      await running[at]?.stop('SIGKILL')
      const restarted = start(at)
        .then((started) => {
          running[at] = started
        })
        .finally(() => restarts.delete(at))
      restarts.set(at, restarted)
      restarted.catch(() => undefined)
      return true
    },
    allUp: () => Promise.all(restarts.values()),
    restartDatabase: async () => {
      const { port } = postgres
      release()
      await postgres.stop()
      postgres = await startPostgres({ dataDir: folder, port, settings })
      release = guard(postgres, [folder])
    },
    close: async () => {
      await Promise.allSettled(restarts.values())
      await Promise.all([...running, sandboxProcess, mailboxProcess].map((each) => each.stop('SIGKILL')))
      await shop.stop()
      await balancer.close()
      release()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
