import { E } from '../../../domain/kernel/fp.ts'
import { at, flaw, type Issue } from '../../../domain/kernel/issue.ts'
import type { PageRequest } from '../../../ports/kernel/page.ts'
import { issuesOf, type Place } from './codec/flawed.ts'
import type { AnyContract } from './contract.ts'
import type { Cursors } from './cursor.ts'
import type { RawParts } from './route.ts'

/** A request before its contract has read it. */
export type Incoming = Readonly<{ params: Readonly<Record<string, string>>; body: unknown; raw: RawParts }>

export type Received = Readonly<{ params: unknown; query: unknown; body: unknown; page: PageRequest; raw: RawParts }>

const usualLimit = 20

/** A flat query: a repeated or bracketed parameter has no meaning here and is refused by name. */
const flatQuery = (query: URLSearchParams): E.Either<ReadonlyArray<Issue>, Readonly<Record<string, string>>> => {
  const repeated = [...new Set([...query.keys()].filter((name) => query.getAll(name).length > 1))]
  return repeated.length > 0
    ? E.left(repeated.map((name) => at(`?${name}`)(flaw('repeated', 'may stand only once'))))
    : E.right(Object.fromEntries(query))
}

type Decoded = Readonly<{ issues: ReadonlyArray<Issue>; value: unknown }>

const decodeAs = (place: Place, codec: AnyContract['query'] | null, input: unknown): Decoded => {
  if (codec === null) return { issues: [], value: undefined }
  const result = codec.decode(input)
  return E.isLeft(result)
    ? { issues: issuesOf(place, result.left), value: undefined }
    : { issues: [], value: result.right }
}

/** A search that its contract takes and this instance does not. */
const overlong = ({ issues, value }: Decoded, longest: number): Decoded => {
  const { q } = (value ?? {}) as Readonly<{ q?: unknown }>
  return typeof q === 'string' && [...q].length > longest
    ? { issues: [...issues, at('?q')(flaw('too_long', `must have at most ${longest} characters`))], value: undefined }
    : { issues, value }
}

const decodeQuery = (contract: AnyContract, query: URLSearchParams, longestSearch: number): Decoded => {
  if (contract.forgiving) return { issues: [], value: {} }
  if (contract.anyQuery) return { issues: [], value: {} }
  const flat = flatQuery(query)
  return E.isLeft(flat)
    ? { issues: flat.left, value: undefined }
    : overlong(decodeAs('query', contract.query, flat.right), longestSearch)
}

type Paging = Readonly<{ limit?: number; cursor?: string }>

/** What a cursor is bound to: the list with its parameters and every filter of the query. */
export const listKey = (contract: AnyContract, params: unknown, query: unknown): string => {
  const { limit: _, cursor: __, ...filters } = (query ?? {}) as Paging
  return JSON.stringify([contract.id, params, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))])
}

const pageOf = (
  contract: AnyContract,
  cursors: Cursors,
  params: unknown,
  query: unknown,
): E.Either<Issue, PageRequest> => {
  const { limit = usualLimit, cursor } = (contract.paged ? (query ?? {}) : {}) as Paging
  if (cursor === undefined) return E.right({ limit, after: null })
  const position = cursors.open(listKey(contract, params, query), cursor)
  return E.isLeft(position) ? position : E.right({ limit, after: position.right })
}

/** Reads a request by its contract, `q` within `longestSearch` characters too: typed values, or every issue at once. A path that fits no id is an absent thing (`null`). */
export const receive = (
  contract: AnyContract,
  cursors: Cursors,
  { params, body, raw }: Incoming,
  longestSearch: number,
): E.Either<ReadonlyArray<Issue> | null, Received> => {
  const path = decodeAs('path', contract.params, params)
  if (path.issues.length > 0) return E.left(null)
  const query = decodeQuery(contract, raw.query, longestSearch)
  const content = decodeAs('body', contract.body, body)
  const issues = [...query.issues, ...content.issues]
  if (issues.length > 0) return E.left(issues)
  const page = pageOf(contract, cursors, path.value, query.value)
  return E.isLeft(page)
    ? E.left([page.left])
    : E.right({ params: path.value, query: query.value, body: content.value, page: page.right, raw })
}
