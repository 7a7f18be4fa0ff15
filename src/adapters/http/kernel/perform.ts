import type { UseCase } from '../../../application/kernel/use-case.ts'
import type { Failed } from '../../../domain/kernel/failure.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Page } from '../../../ports/kernel/page.ts'
import type { Port } from '../../../ports/kernel/port.ts'
import type { CookieChange } from './cookie-change.ts'
import type { Cursors } from './cursor.ts'
import { type Problem, problem, problemOf } from './problem.ts'
import { type Incoming, listKey, type Received, receive } from './receive.ts'
import type { Reply, Route, Unmodified } from './route.ts'

/** What serves a port; the container's one question. */
export type Resolve = <A>(port: Port<A>) => A

/** A reply as it goes out: the response codec has written its body. */
export type Encoded = Readonly<{
  status: number
  headers: Readonly<Record<string, string>>
  cookie: CookieChange | null
  body: unknown
}>

export type Performed = E.Either<Readonly<{ problem: Problem; cause?: unknown }>, Encoded>

const withCursor = (route: Route, cursors: Cursors, request: Received, body: unknown): unknown => {
  if (!route.contract.paged) return body
  const { next, ...rest } = body as Page<unknown>
  const key = listKey(route.contract, request.params, request.query)
  return { ...rest, nextCursor: next === null ? null : cursors.seal(key, next) }
}

const encode = (route: Route, cursors: Cursors, request: Received, replied: Reply<unknown> | Unmodified): Encoded => {
  if ('unmodified' in replied) return { status: 304, headers: replied.unmodified, cookie: null, body: undefined }
  const { body, status, headers = {}, cookie = null } = replied
  const { response, success } = route.contract
  return {
    status: status ?? success[0],
    headers,
    cookie,
    body: response === null ? undefined : response.encode(withCursor(route, cursors, request, body)),
  }
}

/**
 * One request through one route, without a socket: decode, run the use case, encode.
 * The HTTP server and the in-memory driver of the features are two callers of this.
 */
export const perform =
  (resolve: Resolve, cursors: Cursors, longestSearch: number) =>
  async (route: Route, incoming: Incoming, caller: unknown): Promise<Performed> => {
    const request = receive(route.contract, cursors, incoming, longestSearch)
    if (E.isLeft(request))
      return E.left({
        problem: request.left === null ? problem('NOT_FOUND') : problem('VALIDATION_FAILED', { errors: request.left }),
      })
    const run = resolve<UseCase<unknown, Failed, unknown>>(route.useCase.port)
    const result = await run(route.toInput(request.right, caller))()
    return E.isLeft(result)
      ? E.left({ problem: problemOf(route.useCase.fails)(result.left), cause: result.left })
      : E.right(encode(route, cursors, request.right, route.toResponse(result.right, request.right)))
  }
