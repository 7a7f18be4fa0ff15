import { onTestFinished } from 'vitest'
import {
  type PaystackSandbox,
  type PaystackSandboxOptions,
  startPaystackSandbox,
} from '../../../sandbox/paystack/server.ts'
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts'

export const KEY = 'sk_test_of_the_shop'

type Body = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** What stands at a dotted path in the answer's body; undefined when there is nothing. */
export const at = ({ body }: Answer, path: string): unknown =>
  path.split('.').reduce((value: unknown, name) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Reflect.get(value, name)
  }, body)

/** The items of the list at a dotted path, each reduced to one member. */
export const each = (answer: Answer, path: string, member: string): readonly unknown[] => {
  const list = at(answer, path)
  return Array.isArray(list) ? list.map((item) => at({ status: 0, body: item }, member)) : []
}

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: JSON.parse(await response.text()),
})

const json = (method: string, body?: unknown): RequestInit => ({
  method,
  ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
})

/** A request that posts JSON. */
export const post = (body: unknown): RequestInit => json('POST', body)

/** A request that puts JSON. */
export const put = (body: unknown): RequestInit => json('PUT', body)

/** How tests speak to a sandbox. `api` carries a key, `control` none, `page` follows no redirect. */
export const speakTo = (url: string) => {
  const api = async (path: string, init: RequestInit = {}, key = KEY): Promise<Answer> =>
    answerOf(await fetch(url + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } }))
  const control = async (method: string, path: string, body?: unknown): Promise<Answer> =>
    answerOf(await fetch(`${url}/sandbox${path}`, json(method, body)))
  const initialize = (body: Body = {}, key = KEY): Promise<Answer> =>
    api('/transaction/initialize', json('POST', { email: 'ada@example.com', amount: 250_000, ...body }), key)
  const verify = (reference: string, key = KEY): Promise<Answer> =>
    api(`/transaction/verify/${encodeURIComponent(reference)}`, {}, key)
  const page = (path: string, form?: Record<string, string>): Promise<Response> =>
    fetch(url + path, {
      redirect: 'manual',
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
  return { api, control, initialize, verify, page }
}

export interface UnderTest extends ReturnType<typeof speakTo> {
  readonly sandbox: PaystackSandbox
  readonly shop: WebhookReceiver
}

/** The events that came to the shop, in their order. */
export const events = ({ shop }: UnderTest): readonly { readonly event: string; readonly data: unknown }[] =>
  shop.received.map(({ bytes }) => JSON.parse(bytes.toString()))

/** A sandbox and the shop that it sends webhooks to, on free ports; both end with the test. */
export const startUnderTest = async (options: Partial<PaystackSandboxOptions> = {}): Promise<UnderTest> => {
  const shop = await startWebhookReceiver()
  onTestFinished(shop.stop)
  const sandbox = await startPaystackSandbox({ webhookUrl: shop.url, ...options })
  onTestFinished(sandbox.stop)
  return { sandbox, shop, ...speakTo(sandbox.url) }
}
