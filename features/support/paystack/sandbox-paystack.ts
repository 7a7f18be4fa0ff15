import { signatureOf } from '../../../sandbox/paystack/webhooks/signature.ts'
import type { Payment, Paystack, Refund, Transaction } from './paystack.ts'

type Places = Readonly<{ sandboxUrl: () => string; webhookUrl: () => string; secretKey: string }>
type Webhook = Readonly<{ id: number; reference: string; attempts: ReadonlyArray<Readonly<{ status: number | null }>> }>
type Items<A> = Readonly<{ items: ReadonlyArray<A> }>

/** Notices that the sandbox has not tried to bring yet; `settle` waits until there are none. */
export type SandboxPaystack = Paystack &
  Readonly<{
    noticesOnTheirWay: () => Promise<number>
    advance: (ms: number) => Promise<void>
    reset: () => Promise<void>
  }>

const asked = async <A>(url: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', body?: object): Promise<A> => {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok)
    throw new Error(`the sandbox answers ${response.status} to ${method} ${url}: ${await response.text()}`)
  return JSON.parse(await response.text())
}

const silence = ['/transaction/*', '/refund', '/dispute', '/dispute/*'].map((path) => ({ path, status: 503 }))
const lostAnswer = { path: '/refund', dropConnection: true, times: 1 }
const impostorsKey = 'sk_test_of_somebody_else'

/** Drives the real sandbox through its control routes; what it does not do, an impostor does. */
export const sandboxPaystack = ({ sandboxUrl, webhookUrl, secretKey }: Places): SandboxPaystack => {
  let knownBefore = new Set<string>()
  let faults = { held: false, silent: false, losing: false }
  let disputes = new Map<string, number>()
  const control = <A>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<A> =>
    asked<A>(`${sandboxUrl()}/sandbox${path}`, method, body)

  const setFaults = async (change: Partial<typeof faults>): Promise<void> => {
    faults = { ...faults, ...change }
    await control('PUT', '/faults', {
      webhooks: faults.held ? { drop: 1 } : {},
      api: [...(faults.silent ? silence : []), ...(faults.losing ? [lostAnswer] : [])],
    })
  }

  const webhooks = async (): Promise<ReadonlyArray<Webhook>> =>
    (await control<Items<Webhook>>('GET', '/webhooks')).items
  const everyTransaction = async (): Promise<ReadonlyArray<Transaction>> =>
    (await control<Items<Transaction>>('GET', '/transactions')).items

  const resend = async (reference: string): Promise<'taken' | 'refused'> => {
    const webhook = (await webhooks()).find((each) => each.reference === reference)
    if (webhook === undefined) return pretend(reference, { key: secretKey })
    const { attempts } = await control<Webhook>('POST', `/webhooks/${webhook.id}/resend`)
    return attempts.at(-1)?.status === 200 ? 'taken' : 'refused'
  }

  const post = async (body: string, signature: string): Promise<'taken' | 'refused'> => {
    const headers = { 'content-type': 'application/json', 'x-paystack-signature': signature }
    const { status } = await fetch(webhookUrl(), { method: 'POST', headers, body })
    return status === 200 ? 'taken' : 'refused'
  }

  /** A notice that the sandbox did not make: whoever signs it, and whatever happened to it on its way. */
  const pretend = async (reference: string, { key = impostorsKey, altered = false }): Promise<'taken' | 'refused'> => {
    const transaction = (await everyTransaction()).find((each) => each.reference === reference)
    const data = { ...transaction, status: 'success', requested_amount: transaction?.amount }
    const honest = JSON.stringify({ event: 'charge.success', data })
    const sent = altered ? honest.replace(/"amount":\d+/, '"amount":1') : honest
    return post(sent, signatureOf(Buffer.from(honest), key))
  }

  return {
    pay: async (reference, payment: Payment = {}) => {
      await control('POST', `/transactions/${encodeURIComponent(reference)}/pay`, payment)
    },
    holdNotices: () => setFaults({ held: true }),
    goSilent: () => setFaults({ silent: true }),
    comeBack: () => setFaults({ silent: false }),
    deliver: (reference, { times = 1, forged = false, altered = false } = {}) => {
      const isHonest = !forged && !altered
      const once = (): Promise<'taken' | 'refused'> =>
        isHonest ? resend(reference) : pretend(reference, { altered, key: forged ? impostorsKey : secretKey })
      return Promise.all(Array.from({ length: times }, once))
    },
    refund: async (reference, amount) => {
      await control('POST', '/refunds', { reference, ...(amount === undefined ? {} : { amount }) })
    },
    refunds: async (reference) =>
      (await control<Readonly<{ refunds: ReadonlyArray<Refund> }>>('GET', `/transactions/${reference}`)).refunds,
    loseNextRefundAnswer: () => setFaults({ losing: true }),
    dispute: async (reference, amount) => {
      const claim = { reference, ...(amount === undefined ? {} : { amount }) }
      const { id } = await control<Readonly<{ id: number }>>('POST', '/disputes', claim)
      disputes.set(reference, id)
    },
    resolveDispute: async (reference, resolution) => {
      await control('POST', `/disputes/${disputes.get(reference)}/resolve`, { resolution })
    },
    evidence: async (reference) => {
      const response = await fetch(`${sandboxUrl()}/dispute/${disputes.get(reference)}`, {
        headers: { authorization: `Bearer ${secretKey}` },
      })
      const { data }: Readonly<{ data: Readonly<{ evidence: Readonly<{ service_details: string }> | null }> }> =
        JSON.parse(await response.text())
      return data.evidence === null ? [] : [data.evidence.service_details]
    },
    transactions: async () => (await everyTransaction()).filter(({ reference }) => !knownBefore.has(reference)),
    noticesOnTheirWay: async () => (await webhooks()).filter(({ attempts }) => attempts.length === 0).length,
    advance: async (ms) => {
      await control('PUT', '/clock', { advanceMs: ms })
    },
    reset: async () => {
      await setFaults({ held: false, silent: false, losing: false })
      disputes = new Map()
      knownBefore = new Set((await everyTransaction()).map(({ reference }) => reference))
    },
  }
}
