import type * as t from 'io-ts'
import type { AnyContract, RequestOf, ResponseOf } from './contract.ts'

/** A problem as it comes over the wire. */
export type WireProblem = Readonly<{
  type: string
  title: string
  status: number
  code: string
  detail: string
  requestId: string
  errors?: ReadonlyArray<Readonly<{ pointer: string; code: string; message: string }>>
}>

export type Answer<C extends AnyContract> = Readonly<{ status: number; headers: Headers }> &
  (Readonly<{ ok: true; body: ResponseOf<C> }> | Readonly<{ ok: false; problem: WireProblem }>)

/** What a caller may leave out: members that a contract does not have. */
export type Asking<C extends AnyContract> = Partial<RequestOf<C>>

export type CallOptions = Readonly<{ token?: string; headers?: Readonly<Record<string, string>> }>

const pathWith = (contract: AnyContract, params: Readonly<Record<string, unknown>>): string =>
  contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

const queryWith = (contract: AnyContract, query: unknown): string => {
  const encoded = Object.entries(contract.query.encode(query) as Readonly<Record<string, string>>)
  return encoded.length === 0 ? '' : `?${new URLSearchParams(encoded.map(([name, value]) => [name, String(value)]))}`
}

/** The address and options of `fetch` for a request. */
export const requestFor = <C extends AnyContract>(
  baseUrl: string,
  contract: C,
  asking: Asking<C>,
  { token, headers = {} }: CallOptions,
): readonly [string, RequestInit] => {
  const {
    params = {},
    query = {},
    body,
  } = asking as { params?: Record<string, unknown>; query?: unknown; body?: unknown }
  const url = `${baseUrl}${pathWith(contract, params)}${queryWith(contract, query)}`
  const hasBody = contract.body !== null
  return [
    url,
    {
      method: contract.method.toUpperCase(),
      redirect: 'manual',
      headers: {
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(hasBody ? { body: JSON.stringify(contract.body?.encode(body)) } : {}),
    },
  ]
}

const decoded = (codec: t.Any, value: unknown): unknown => {
  const result = codec.decode(value)
  if (result._tag === 'Left')
    throw new Error(`the answer does not fit its contract: ${JSON.stringify(value).slice(0, 500)}`)
  return result.right
}

const noContent = 204

const bodyOf = async (contract: AnyContract, response: Response): Promise<unknown> => {
  if (contract.response === null) return undefined
  if (contract.media !== 'json') return new Uint8Array(await response.arrayBuffer())
  // A route with several successes may have one without a body.
  return decoded(contract.response, response.status === noContent ? undefined : await response.json())
}

/** Calls a route over HTTP by its contract. An answer that does not fit the contract throws; a problem is a value. */
export const call = async <C extends AnyContract>(
  baseUrl: string,
  contract: C,
  asking: Asking<C> = {},
  options: CallOptions = {},
): Promise<Answer<C>> => {
  const [url, init] = requestFor(baseUrl, contract, asking, options)
  const response = await fetch(url, init)
  const { status, headers } = response
  if (contract.success.includes(status))
    return { status, headers, ok: true, body: (await bodyOf(contract, response)) as ResponseOf<C> }
  return { status, headers, ok: false, problem: (await response.json()) as WireProblem }
}
