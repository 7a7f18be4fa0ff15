import type { RequestHandler, Response } from 'express'
import type { Log } from '../../../ports/kernel/log.ts'
import type { Caller } from './authenticate.ts'
import type { Code } from './codes.ts'

declare module 'express-serve-static-core' {
  interface Locals {
    /** Why the request was refused. */
    code?: Code
    /** Who asked, by an id alone. */
    asker?: Readonly<{ userId: string }> | Readonly<{ adminId: string }>
  }
}

/** Keeps who asks for the log, whether they may or not. */
export const noticed =
  ({ locals }: Response) =>
  (caller: Caller): void => {
    if ('adminId' in caller) locals.asker = { adminId: caller.adminId }
    else if ('userId' in caller) locals.asker = { userId: caller.userId }
  }

/** Not let in, not allowed, not now: worth looking for in a log. */
const denials: ReadonlySet<number> = new Set([401, 403, 429])

/** A line for every request, which tells what became of it; denials are warnings. Ids and codes only. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now()
    response.on('finish', () => {
      const { requestId, routeId = null, code, asker } = response.locals
      const facts = {
        requestId,
        method: request.method,
        route: routeId,
        status: response.statusCode,
        ...(code === undefined ? {} : { code }),
        ...asker,
        durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      }
      if (denials.has(response.statusCode)) log.warn(facts, 'denied')
      else log.info(facts, 'request')
    })
    next()
  }
