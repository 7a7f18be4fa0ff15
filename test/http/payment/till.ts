import { setTimeout as pause } from 'node:timers/promises'
import { type PaystackSandbox, startPaystackSandbox } from '../../../sandbox/paystack/server.ts'
import { signatureOf } from '../../../sandbox/paystack/webhooks/signature.ts'
import { freePort } from '../../../sandbox/postgres/free-port.ts'
import type { ShopOptions } from '../../../src/composition/shop.ts'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import { ask, bearer, type Received, type Sent } from '../../support/http.ts'
import { expectGoodBooks } from '../../support/invariants.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { priced, stockedItem } from '../support/delivered.ts'
import { buyer, type Person } from '../support/people.ts'

export const secretKey = 'sk_test_of_the_shop_under_test'

/** A payment that was started: someone, an item, and what the shop answered. */
export type Started = Readonly<{ person: Person; workflow: Workflow; reference: string; authorizationUrl: string }>

type PayAs = Readonly<{ card?: string; amount?: number; fee?: number; currency?: string }>

/** A shop with Paystack's stand-in behind it, and the ways of paying. */
export type Till = Readonly<{
  shop: TestShop
  sandbox: PaystackSandbox
  item: (facts?: Partial<Workflow>) => Promise<Workflow>
  initialize: (person: Person, body: object, headers?: Readonly<Record<string, string>>) => Promise<Received>
  start: (facts?: Partial<Workflow>) => Promise<Started>
  /** Someone pays at Paystack. */
  pay: (reference: string, as?: PayAs) => Promise<void>
  verify: (started: Pick<Started, 'person' | 'reference'>) => Promise<Received>
  faults: (plan: object | null) => Promise<void>
  /** Posts to the webhook; signed as Paystack would, unless `headers` say otherwise. */
  webhook: (body: string | Buffer, headers?: Sent['headers']) => Promise<Received>
  close: () => Promise<void>
}>

export const chargeSuccess = (reference: string, facts: object = {}): string =>
  JSON.stringify({ event: 'charge.success', data: { id: 4_099_260_516, reference, status: 'success', ...facts } })

export const signed = (body: string | Buffer, key = secretKey): Readonly<Record<string, string>> => ({
  'X-Paystack-Signature': signatureOf(Buffer.from(body), key),
})

/** What a shop needs to be told to take money through this stand-in. */
export const throughSandbox = (sandbox: PaystackSandbox) => ({
  PAYSTACK_BASE_URL: sandbox.url,
  PAYSTACK_CHECKOUT_ORIGIN: sandbox.url,
  PAYSTACK_SECRET_KEY: secretKey,
})

/** Opens both. Notices are held back unless a test lets them go: it says itself when they arrive. */
export const openTill = async (
  overrides: Readonly<Record<string, string>> = {},
  options: ShopOptions = {},
): Promise<Till> => {
  const port = await freePort()
  const sandbox = await startPaystackSandbox({ webhookUrl: `http://127.0.0.1:${port}/api/payment/webhook` })
  const shop = await testShop({ ...throughSandbox(sandbox), PORT: String(port), ...overrides }, options)
  const control = async (method: string, path: string, body?: object): Promise<Received> => {
    const answer = await ask(sandbox.url, `/sandbox${path}`, { method, ...(body === undefined ? {} : { body }) })
    if (answer.status >= 300) throw new Error(`the sandbox answers ${answer.status}: ${answer.text}`)
    return answer
  }
  const heldNotices = { webhooks: { drop: 1 } }
  await control('PUT', '/faults', heldNotices)
  const item: Till['item'] = (facts = {}) => stockedItem(shop, { price: priced, ...facts })
  const initialize: Till['initialize'] = (person, body, headers = {}) =>
    ask(shop.url, '/api/payment/initialize', { headers: { ...bearer(person.accessToken), ...headers }, body })
  return {
    shop,
    sandbox,
    item,
    initialize,
    start: async (facts = {}) => {
      const [person, workflow] = [await buyer(shop), await item(facts)]
      const answer = await initialize(person, { workflowId: workflow.id })
      if (answer.status !== 201) throw new Error(`no payment was started: ${answer.text}`)
      return { person, workflow, reference: answer.json.reference, authorizationUrl: answer.json.authorizationUrl }
    },
    pay: async (reference, as = {}) => void (await control('POST', `/transactions/${reference}/pay`, as)),
    verify: ({ person, reference }) =>
      ask(shop.url, `/api/payment/verify/${reference}`, { headers: bearer(person.accessToken) }),
    faults: async (plan) => void (await control('PUT', '/faults', { ...heldNotices, ...plan })),
    webhook: (body, headers = signed(body)) => ask(shop.url, '/api/payment/webhook', { method: 'POST', headers, body }),
    close: async () => {
      await expectGoodBooks(shop)
      await shop.stop()
      await sandbox.stop()
    },
  }
}

/** What the shop holds of a payment. */
export const stateOf = async ({ sql }: TestShop, reference: string) => {
  const [row] = await sql<{
    checkout: string
    reason: string | null
    sales: number
    rights: number
    entries: number
    sum: number
  }>(
    `select c.status as checkout, c.review_reason as reason,
            (select count(*)::int from sales s where s.reference = c.reference) as sales,
            (select count(*)::int from entitlements e
              where e.user_id = c.user_id and e.workflow_id = c.workflow_id and e.status = 'active') as rights,
            (select count(*)::int from ledger_entries l where l.reference = c.reference) as entries,
            (select coalesce(sum(delta), 0)::int from ledger_entries l where l.reference = c.reference) as sum
       from checkouts c where c.reference = $1`,
    [reference],
  )
  if (row === undefined) throw new Error(`the shop knows no ${reference}`)
  return row
}

/** Waits until something holds, for what a job does: ten seconds at most, then what was found last is given. */
export const eventually = async <A>(look: () => Promise<A>, isIt: (found: A) => boolean): Promise<A> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await look()
    if (isIt(found)) return found
    await pause(50)
  }
  return look()
}
