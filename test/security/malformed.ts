import fc from 'fast-check'
import { exampleOf } from '../support/openapi/example.ts'
import { filledForms, withRaw } from '../support/openapi/leaves.ts'
import { type Operation, pathWith } from '../support/openapi/operations.ts'
import { type Attempt, inBase64 } from './attempt.ts'
import { hostileHeaders, hostileRaw, hostileSegment, hostileText } from './hostile.ts'

type Made<A> = fc.Arbitrary<A>

const json = { 'Content-Type': 'application/json' }

/** The operation as it is meant, for what is changed in one place. */
const meant = (operation: Operation): Attempt => ({
  method: operation.method,
  path: pathWith(operation),
  headers: operation.body === null ? {} : json,
  body: operation.body === null ? null : inBase64(JSON.stringify(exampleOf(operation.body))),
})

/** One value of the body replaced by something else. */
const wrongValues = (operation: Operation): ReadonlyArray<Made<Attempt>> => {
  const places = filledForms(operation.body ?? {}).flatMap(({ example, leaves }) =>
    leaves.map((leaf) => ({ example, leaf })),
  )
  if (operation.body === null || places.length === 0) return []
  return [
    fc
      .tuple(fc.constantFrom(...places), hostileRaw)
      .map(([{ example, leaf }, raw]) => ({ ...meant(operation), body: inBase64(withRaw(example, leaf, raw)) })),
  ]
}

/** A body in which some bytes are others, or which ends too early, or is something else altogether. */
const brokenBodies = (operation: Operation): ReadonlyArray<Made<Attempt>> => {
  if (operation.body === null) return []
  const text = JSON.stringify(exampleOf(operation.body, true))
  const cut = fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.uint8Array({ maxLength: 4 }))
  return [
    cut.map(([from, to, bytes]) => {
      const [start, end] = [Math.min(from, to), Math.max(from, to)]
      const body = Buffer.concat([Buffer.from(text.slice(0, start)), bytes, Buffer.from(text.slice(end))])
      return { ...meant(operation), body: inBase64(body) }
    }),
    fc.oneof(hostileRaw, hostileText).map((body) => ({ ...meant(operation), body: inBase64(body) })),
    hostileRaw.map((raw) => ({ ...meant(operation), body: inBase64(`{"${raw.replaceAll('"', '')}":${raw}}`) })),
  ]
}

/** A query of its own parameters and others, with values that they do not take, repeated and bracketed. */
const oddQueries = (operation: Operation): Made<Attempt> => {
  const own = operation.parameters.flatMap((each) => (each.in === 'query' ? [each.name] : []))
  const name = fc.oneof(
    fc.constantFrom(...own, 'limit', 'cursor', 'q', 'sort', 'userId', '__proto__', '_method', 'access_token'),
    hostileSegment,
  )
  const suffix = fc.constantFrom('', '', '[]', '[a]', '[$ne]', '%5B%5D')
  const pair = fc.tuple(name, suffix, hostileSegment).map(([key, after, value]) => `${key}${after}=${value}`)
  return fc
    .array(pair, { minLength: 1, maxLength: 3 })
    .map((pairs) => ({ ...meant(operation), path: `${pathWith(operation).split('?')[0]}?${pairs.join('&')}` }))
}

/** Ids that are none. */
const oddIds = (operation: Operation): ReadonlyArray<Made<Attempt>> =>
  operation.path.includes('{')
    ? [
        hostileSegment.map((segment) => ({
          ...meant(operation),
          path: operation.path.replace(/\{\w+\}/g, () => (segment === '' ? '%20' : segment)),
        })),
      ]
    : []

const oddHeaders = (operation: Operation): Made<Attempt> =>
  hostileHeaders.map((headers) => ({ ...meant(operation), headers: { ...meant(operation).headers, ...headers } }))

const oddMethods = (operation: Operation): Made<Attempt> =>
  fc
    .constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH')
    .map((method) => ({ ...meant(operation), method }))

/** Requests to an operation that are wrong in one way or another. Some are right by chance. */
export const malformed = (operation: Operation): Made<Attempt> =>
  fc.oneof(
    ...wrongValues(operation).flatMap((each) => [each, each, each]),
    ...brokenBodies(operation),
    oddQueries(operation),
    ...oddIds(operation),
    oddHeaders(operation),
    oddMethods(operation),
  )
