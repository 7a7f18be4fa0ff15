import type { Request, Response } from 'express'
import { E } from '../../../domain/kernel/fp.ts'
import type { Log } from '../../../ports/kernel/log.ts'
import { type Rendered, renderProblem, renderSuccess, send, sendProblem } from './answer.ts'
import { callerOf, headerValues, visitorOf } from './authenticate.ts'
import { bodyReader } from './body.ts'
import { cacheable, unlessKnown } from './caching.ts'
import { cookiesOf } from './cookie.ts'
import type { Cursors } from './cursor.ts'
import { answeredOnce, keyOf } from './idempotency.ts'
import { loggedPath } from './logged-path.ts'
import { perform, type Resolve } from './perform.ts'
import { type Problem, problem } from './problem.ts'
import { rawQueryOf, undecodable } from './query.ts'
import { noticed } from './request-log.ts'
import type { Route } from './route.ts'
import type { HttpSettings } from './settings.ts'

export type HttpParts = Readonly<{ resolve: Resolve; cursors: Cursors; log: Log; settings: HttpSettings }>

/** Infrastructure that was lost is worth a log line; what a client did wrong is not. */
const logLost = (log: Log, request: Request, response: Response, status: number, cause: unknown): void => {
  if (status < 500) return
  const failed = cause as Readonly<{ _tag?: string; what?: string; cause?: unknown }> | undefined
  log.error(
    {
      requestId: response.locals.requestId,
      path: response.locals.loggedPath ?? request.path,
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
  const run = perform(resolve, cursors, settings.searchCharacters)
  const once = answeredOnce(resolve)
  const cookies = cookiesOf(settings)
  const { publicUrl, exportMs } = settings
  return (route: Route) =>
    async (request: Request, response: Response): Promise<void> => {
      const { contract } = route
      response.locals.routeId = contract.id
      response.locals.loggedPath = loggedPath(request.path, contract.path)
      const header = (name: string) => headerValues(request, name)
      const refuse = (refusal: Problem) => sendProblem(publicUrl, request, response, refusal)

      const visitor = visitorOf(request, response)
      const identified = await identify(contract, header('authorization'), visitor, noticed(response))
      if (E.isLeft(identified)) return refuse(identified.left)
      const caller = identified.right
      const cookie = cookies.taken(contract.cookie, header)
      if (E.isLeft(cookie)) return refuse(cookie.left)
      const key = keyOf(contract, header('idempotency-key'))
      if (E.isLeft(key)) return refuse(key.left)
      const rawQuery = rawQueryOf(request.originalUrl)
      const broken = contract.forgiving ? [] : undecodable(rawQuery)
      if (broken.length > 0) return refuse(problem('VALIDATION_FAILED', { errors: broken }))
      const read = await readBody(contract, request, response)
      if (E.isLeft(read)) return refuse(read.left)
      const body = read.right

      const work = async (): Promise<Rendered> => {
        const params = request.params as Readonly<Record<string, string>>
        const { value, bytes, documentBytes } = body
        const isHead = request.method === 'HEAD'
        const raw = { isHead, bytes, documentBytes, header, cookie: cookie.right, query: new URLSearchParams(rawQuery) }
        const outcome = await run(route, { params, body: value, raw }, caller)
        if (E.isRight(outcome)) return renderSuccess(contract.media, cookies.inHeaders(outcome.right))
        logLost(log, request, response, outcome.left.problem.status, outcome.left.cause)
        return renderProblem(publicUrl, request, response, outcome.left.problem)
      }
      const url = request.originalUrl
      const answer =
        key.right === null ? E.right(await work()) : await once({ key: key.right, caller, contract, url, body }, work)
      if (E.isLeft(answer)) return refuse(answer.left)
      const isSignedIn = 'userId' in caller || 'adminId' in caller
      send(
        request,
        response,
        unlessKnown(contract, header('if-none-match'), cacheable(contract, isSignedIn, answer.right)),
        {
          longestMs: exportMs,
          whenLost: (cause) => logLost(log, request, response, 500, { _tag: 'AnswerCutOff', cause }),
        },
      )
    }
}
