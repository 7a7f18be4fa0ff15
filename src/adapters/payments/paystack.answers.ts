import { E, type TE } from '../../domain/kernel/fp.ts'
import { providerUnavailable } from '../../domain/sales/failures.ts'
import type { ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import { field, textField } from './json.ts'
import type { callPaystack, NoAnswer, PaystackAnswer, PaystackCall } from './paystack.http.ts'

/** Messages are compared without case and final stop: Paystack's own texts differ in both. */
export const says = (body: unknown, code: string, ...messages: ReadonlyArray<string>): boolean =>
  field(body, 'code') === code ||
  messages.includes(textField(body, 'message')?.toLowerCase().replace(/\.$/, '') ?? 'no message')

/** Whether Paystack did what it was asked; some of its samples write the status as text. */
export const isDone = ({ status, body }: PaystackAnswer): boolean =>
  (status === 200 || status === 201) && (field(body, 'status') === true || field(body, 'status') === 'true')

/** An answer that says nothing of use: what became of the call is not known. */
export const useless = ({ status, body }: PaystackAnswer): ProviderUnavailable =>
  providerUnavailable({ cause: { status, code: textField(body, 'code') } })

/** Statuses that say nothing of what was asked: a wrong key, a timeout, too many calls. */
const saysNothing: ReadonlySet<number> = new Set([401, 403, 407, 408, 409, 425, 429])
const longestWhy = 300

/**
 * Why Paystack understood and will not, in its words: only what it says so in its own form is a refusal. Null for all
 * else, which is done or an unknown outcome.
 */
export const whyRefused = ({ status, body }: PaystackAnswer): string | null => {
  const why = textField(body, 'message')
  const isRefusal =
    status >= 400 &&
    status < 500 &&
    !saysNothing.has(status) &&
    (field(body, 'status') === false || field(body, 'status') === 'false') &&
    !says(body, 'rate_limited', 'rate limit exceeded!')
  return isRefusal && why !== null ? why.slice(0, longestWhy) : null
}

const lost = ({ reason, retryAfterMs }: NoAnswer): ProviderUnavailable =>
  providerUnavailable({
    cause: { reason },
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }),
  })

/** Asks by one call and reads its answer; no answer is an unknown outcome. */
export const asking =
  (call: ReturnType<typeof callPaystack>) =>
  <A>(
    request: PaystackCall,
    read: (answer: PaystackAnswer) => E.Either<ProviderUnavailable, A>,
  ): TE.TaskEither<ProviderUnavailable, A> =>
  async () => {
    const answer = await call(request)
    return E.isLeft(answer) ? E.left(lost(answer.left)) : read(answer.right)
  }
