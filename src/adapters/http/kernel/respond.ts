import type { Request, Response } from 'express'
import { E } from '../../../domain/kernel/fp.ts'
import type { Log } from '../../../ports/kernel/log.ts'
import { sendEncoded, sendProblem } from './answer.ts'
import { callerOf, headerValues, visitorOf } from './authenticate.ts'
import { bodyReader } from './body.ts'
import type { Cursors } from './cursor.ts'
import { perform, type Resolve } from './perform.ts'
import type { Route } from './route.ts'
import type { HttpSettings } from './settings.ts'

export type HttpParts = Readonly<{ resolve: Resolve; cursors: Cursors; log: Log; settings: HttpSettings }>

const queryOf = (request: Request): URLSearchParams => new URLSearchParams(request.originalUrl.split('?')[1] ?? '')

/** Infrastructure that was lost is worth a log line; what a client did wrong is not. */
const logLost = (log: Log, request: Request, response: Response, status: number, cause: unknown): void => {
  if (status < 500) return
  const failed = cause as Readonly<{ _tag?: string; what?: string; cause?: unknown }> | undefined
  log.error(
    {
      requestId: response.locals.requestId,
      path: request.path,
      failure: failed?._tag,
      what: failed?.what,
      err: failed?.cause,
    },
    'a request could not be served',
  )
}

/** Handles one route's requests: who calls, then the body, then the use case, then the answer. */
export const respond = ({ resolve, cursors, log, settings }: HttpParts) => {
  const identify = callerOf(resolve)
  const readBody = bodyReader(settings)
  const run = perform(resolve, cursors)
  const { publicUrl } = settings
  return (route: Route) =>
    async (request: Request, response: Response): Promise<void> => {
      const { contract } = route
      response.locals.routeId = contract.id
      const visitor = visitorOf(request, response)
      const caller = await identify(contract.access, headerValues(request, 'authorization'), visitor)
      if (E.isLeft(caller)) return sendProblem(publicUrl, request, response, caller.left)
      const body = await readBody(contract, request, response)
      if (E.isLeft(body)) return sendProblem(publicUrl, request, response, body.left)
      const { value, bytes, documentBytes } = body.right
      const params = request.params as Readonly<Record<string, string>>
      const raw = {
        bytes,
        documentBytes,
        header: (name: string) => headerValues(request, name),
        query: queryOf(request),
      }
      const outcome = await run(route, { params, body: value, raw }, caller.right)
      if (E.isLeft(outcome)) {
        logLost(log, request, response, outcome.left.problem.status, outcome.left.cause)
        return sendProblem(publicUrl, request, response, outcome.left.problem)
      }
      sendEncoded(response, contract.media, outcome.right)
    }
}
