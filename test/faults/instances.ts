import { type PaystackSandbox, startPaystackSandbox } from '../../sandbox/paystack/server.ts'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { priced, stockedItem } from '../http/support/delivered.ts'
import { buyer, type Person } from '../http/support/people.ts'
import { ask, bearer } from '../support/http.ts'
import { portSaid, type Running, run } from '../support/process.ts'
import { shopDatabase, type TestShop, testShop } from '../support/shop.ts'

export const secretKey = 'sk_test_of_the_shop_under_test'

/** An instance of the shop as a process of its own. */
export type Instance = Readonly<{ url: string; process: Running }>

/** A payment that was started and, at Paystack, paid. */
export type Paid = Readonly<{ person: Person; workflowId: string; reference: string }>

/**
 * Several processes on one database, with Paystack's stand-in behind them. `looking` is a shop in this process that does
 * no work: it stocks items and looks into the database.
 */
export type Instances = Readonly<{
  looking: TestShop
  sandbox: PaystackSandbox
  start: (overrides?: Readonly<Record<string, string>>) => Promise<Instance>
  paidAt: (url: string) => Promise<Paid>
  close: () => Promise<void>
}>

const control = async (sandbox: PaystackSandbox, method: string, path: string, body: object): Promise<void> => {
  const answer = await ask(sandbox.url, `/sandbox${path}`, { method, body })
  if (answer.status >= 300) throw new Error(`the sandbox answers ${answer.status}: ${answer.text}`)
}

/** Notices are held back: the tests bring them. */
export const openInstances = async (): Promise<Instances> => {
  const sandbox = await startPaystackSandbox({ webhookUrl: 'http://127.0.0.1:9/' })
  await control(sandbox, 'PUT', '/faults', { webhooks: { drop: 1 } })
  const keys = await newTokenKeys()
  const database = await shopDatabase()
  const environment = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_POOL: '5',
    TOKEN_KEYS: keys,
    PAYSTACK_SECRET_KEY: secretKey,
    PAYSTACK_BASE_URL: sandbox.url,
    PAYSTACK_CHECKOUT_ORIGIN: sandbox.url,
  }
  const looking = await testShop({}, { settings: { DATABASE_URL: database.url, TOKEN_KEYS: keys, WORKER: 'off' } })
  const running = new Set<Running>()
  return {
    looking,
    sandbox,
    start: async (overrides = {}) => {
      const started = run({ ...environment, ...overrides })
      running.add(started)
      return { url: `http://127.0.0.1:${await started.said(portSaid)}`, process: started }
    },
    paidAt: async (url) => {
      const [person, { id: workflowId }] = [await buyer(looking), await stockedItem(looking, { price: priced })]
      const answer = await ask(url, '/api/payment/initialize', {
        headers: bearer(person.accessToken),
        body: { workflowId },
      })
      if (answer.status !== 201) throw new Error(`no payment was started: ${answer.text}`)
      await control(sandbox, 'POST', `/transactions/${answer.json.reference}/pay`, {})
      return { person, workflowId, reference: answer.json.reference }
    },
    close: async () => {
      await Promise.all([...running].map((each) => each.stop('SIGKILL')))
      await looking.stop()
      await sandbox.stop()
      await database.drop()
    },
  }
}
