import { ExponentialBackoff, handleWhenResult, retry } from 'cockatiel'
import { E } from '../../domain/kernel/fp.ts'
import { parseExactly } from './json.ts'
import { type Breaker, type BreakerSettings, breaker, usualBreaker } from './paystack.breaker.ts'
import { askedToWaitMs, type Pace, pace } from './paystack.pace.ts'

/** Where Paystack is, and how patient we are; `timeoutMs` is the most that any call may take, its tries together. */
export type PaystackPlace = Readonly<{ baseUrl: string; secretKey: string; timeoutMs: number; mostBytes: number }>

/** How Paystack is reached: one for an instance, shared by all who call, for they share what is known of its health. */
export type PaystackConnection = PaystackPlace & Readonly<{ breaker: Breaker<Outcome>; pace: Pace }>

/** An answer of any status, with its body read as JSON; `null` when it is none. */
export type PaystackAnswer = Readonly<{ status: number; body: unknown }>

/** No answer that can be used: refused, lost, late, too long, or not asked for; `retryAfterMs`: not before that. */
export type NoAnswer = Readonly<{ reason: string; isTheirs: boolean; retryAfterMs?: number }>

type Outcome = E.Either<NoAnswer, PaystackAnswer>

export type PaystackCall = Readonly<{
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body?: unknown
  withinMs?: number | undefined
}>

const readBounded = async (response: Response, mostBytes: number): Promise<string> => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const asJson = (text: string): unknown => {
  try {
    return parseExactly(text)
  } catch {
    return null
  }
}

/** The reason of a failed call, without anything that was sent or received. */
const reasonOf = (error: unknown): string => {
  const { name, code, cause } = error as Readonly<{ name?: string; code?: string; cause?: Readonly<{ code?: string }> }>
  return name === 'TimeoutError' ? name : (cause?.code ?? code ?? name ?? 'unknown')
}

/** An endpoint, whatever it is asked about: `GET /transaction/verify`. */
const endpointOf = ({ method, path }: PaystackCall): string =>
  `${method} ${path.split(/[?]/)[0]?.split('/').slice(0, 3).join('/')}`

/** Who had only a moment left proves nothing about Paystack by not waiting longer. */
const fairShare = 4

/** One try: bounded in time and size, to the configured host only, following no redirects. */
const once = async (
  { baseUrl, secretKey, timeoutMs, mostBytes }: PaystackPlace,
  { method, path, body }: PaystackCall,
  withinMs: number,
): Promise<Readonly<{ outcome: Outcome; waitMs: number | null }>> => {
  if (withinMs <= 0) return { outcome: E.left({ reason: 'no time was left', isTheirs: false }), waitMs: null }
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(Math.ceil(withinMs)),
      headers: {
        Authorization: `Bearer ${secretKey}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: asJson(await readBounded(response, mostBytes)) }
    return { outcome: E.right(answer), waitMs: response.status === 429 ? askedToWaitMs(response.headers) : null }
  } catch (error) {
    const reason = reasonOf(error)
    const isTheirs = reason !== 'TimeoutError' || withinMs * fairShare >= timeoutMs
    return { outcome: E.left({ reason, isTheirs }), waitMs: null }
  }
}

/** An outage: no answer, an error of theirs, or a page instead of JSON. What they refuse in words is an answer. */
const isTrouble = (outcome: Outcome): boolean =>
  E.isLeft(outcome)
    ? outcome.left.isTheirs
    : outcome.right.status >= 500 || (outcome.right.status < 300 && outcome.right.body === null)

/** Reading twice changes nothing; what writes is never sent again, for its first sending may have arrived. */
const again = retry(
  handleWhenResult((outcome) => isTrouble(outcome as Outcome)),
  // Its usual generator spreads callers that failed together.
  { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }) },
)

/** Nobody's payment, to see whether anyone answers. */
const look: PaystackCall = { method: 'GET', path: '/transaction/verify/VX-IS-ANYBODY-THERE-00000000' }
const lookWithinMs = 2_000

/** Makes the connection that all calls of an instance share. */
export const paystackConnection = (
  place: PaystackPlace,
  settings: BreakerSettings = usualBreaker,
): PaystackConnection => ({
  ...place,
  pace: pace(),
  breaker: breaker(settings, isTrouble, async () => (await once(place, look, lookWithinMs)).outcome),
})

const held = (reason: string, retryAfterMs: number): Outcome => E.left({ reason, isTheirs: false, retryAfterMs })

/** One call: bounded in time and size; not made while Paystack is in trouble, or has asked to be left alone. */
export const callPaystack =
  (connection: PaystackConnection) =>
  async (call: PaystackCall): Promise<Outcome> => {
    const startedAt = performance.now()
    const mostMs = Math.min(connection.timeoutMs, call.withinMs ?? connection.timeoutMs)
    const endpoint = endpointOf(call)
    const tried = async (): Promise<Outcome> => {
      const restMs = connection.pace.leftMs(endpoint)
      if (restMs > 0) return held('asked to wait', restMs)
      const { outcome, waitMs } = await once(connection, call, mostMs - (performance.now() - startedAt))
      if (waitMs !== null) connection.pace.rest(endpoint, waitMs)
      return outcome
    }
    const outcome = await connection.breaker.guard(() => (call.method === 'GET' ? again.execute(tried) : tried()))
    return outcome ?? held('nobody answers there', connection.breaker.lookEveryMs)
  }
