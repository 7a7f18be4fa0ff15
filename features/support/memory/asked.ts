import { type Asking, requestFor } from '../../../src/adapters/http/kernel/client.ts'
import type { AnyContract } from '../../../src/adapters/http/kernel/contract.ts'
import { bodyLimits, uploadLimits } from '../../../src/adapters/http/kernel/json/json-limits.ts'
import { readJson } from '../../../src/adapters/http/kernel/json/read-json.ts'
import type { Incoming } from '../../../src/adapters/http/kernel/receive.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import type { Browser } from '../driver.ts'

const nobody = { value: undefined, documentBytes: null }

const readBody = (contract: AnyContract, bytes: Uint8Array) => {
  if (contract.body === null) return nobody
  const read = readJson(bytes, contract.size === 'workflow' ? uploadLimits : bodyLimits)
  if (E.isLeft(read)) throw new Error(`a scenario sends what is no JSON: ${JSON.stringify(read.left)}`)
  return read.right
}

const paramsOf = (contract: AnyContract, path: string): Readonly<Record<string, string>> => {
  const given = path.split('/')
  return Object.fromEntries(
    contract.path
      .split('/')
      .flatMap((segment, at) =>
        segment.startsWith(':') ? [[segment.slice(1), decodeURIComponent(given[at] ?? '')]] : [],
      ),
  )
}

const keptBy = ({ cookie }: AnyContract, browser?: Browser): string | null =>
  cookie === null ? null : (browser?.get(cookie) ?? null)

/** A request as the client would send it, and as the server would have it before it looks at its contract. */
export const asked = <C extends AnyContract>(contract: C, asking: Asking<C>, browser?: Browser): Incoming => {
  const [url, init] = requestFor('http://shop.example', contract, asking, {})
  const { pathname, searchParams } = new URL(url)
  const bytes = new TextEncoder().encode(typeof init.body === 'string' ? init.body : '')
  const { value, documentBytes } = readBody(contract, bytes)
  return {
    params: paramsOf(contract, pathname),
    body: value,
    raw: {
      isHead: false,
      bytes,
      documentBytes,
      header: () => [],
      cookie: keptBy(contract, browser),
      query: searchParams,
    },
  }
}
