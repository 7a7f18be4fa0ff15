import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Encoding } from '../faults/fault-plan.ts'
import type { Attempt, Webhook } from '../state/webhook.ts'
import { encode } from './encode.ts'
import { signatureOf } from './signature.ts'

/** Paystack waits this long for an answer. Real time, whatever the sandbox's clock does: the other side is real. */
export const WEBHOOK_TIMEOUT_MS = 30_000

/** Posts an event once, as Paystack does. Never rejects: no answer is an attempt too. `at` is the sandbox's time. */
export const send = async (
  webhook: Webhook,
  encoding: Encoding,
  at: number,
  stopped: AbortSignal,
  timeoutMs: number,
): Promise<Attempt> => {
  const bytes = encode(webhook.body, encoding)
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
  try {
    return { at, status: await post(new URL(webhook.url), bytes, signatureOf(bytes, webhook.key), signal) }
  } catch (error) {
    return { at, status: null, error: reasonOf(error, timeoutMs) }
  }
}

/** A connection of its own each time: a pooled one may have died with the process that it led to. */
const post = (url: URL, bytes: Buffer, signature: string, signal: AbortSignal): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': bytes.length,
      'x-paystack-signature': signature,
      'user-agent': 'Paystack/2.0 (Vexa sandbox)',
    }
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      { method: 'POST', headers, signal, agent: false },
      (response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      },
    )
    request.on('error', reject)
    request.end(bytes)
  })

const reasonOf = (error: unknown, timeoutMs: number): string => {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${timeoutMs / 1000} s`
  if (error instanceof AggregateError) return error.errors.map(String).join('; ')
  return error.message
}
