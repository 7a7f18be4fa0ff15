import { E } from '../../domain/kernel/fp.ts'
import { parseExactly } from './json.ts'

/** How Paystack is reached; `timeoutMs` is the most that any call may take. */
export type PaystackConnection = Readonly<{ baseUrl: string; secretKey: string; timeoutMs: number; mostBytes: number }>

/** An answer of any status, with its body read as JSON; `null` when it is none. */
export type PaystackAnswer = Readonly<{ status: number; body: unknown }>

/** No answer that can be used: refused, lost, late, too long. */
export type NoAnswer = Readonly<{ reason: string }>

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
  return cause?.code ?? code ?? name ?? 'unknown'
}

/** One call: bounded in time and size, to the configured host only, following no redirects. */
export const callPaystack =
  ({ baseUrl, secretKey, timeoutMs, mostBytes }: PaystackConnection) =>
  async ({ method, path, body, withinMs = timeoutMs }: PaystackCall): Promise<E.Either<NoAnswer, PaystackAnswer>> => {
    if (withinMs <= 0) return E.left({ reason: 'no time was left' })
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(Math.min(timeoutMs, withinMs)),
        headers: {
          Authorization: `Bearer ${secretKey}`,
          'Content-Type': 'application/json',
          Accept: 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return E.right({ status: response.status, body: asJson(await readBounded(response, mostBytes)) })
    } catch (error) {
      return E.left({ reason: reasonOf(error) })
    }
  }
