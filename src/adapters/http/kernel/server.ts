import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Log } from '../../../ports/kernel/log.ts'
import { sendProblem } from './answer.ts'
import { cors } from './cors.ts'
import { dialects } from './dialect.ts'
import { requestIds, securityHeaders } from './headers.ts'
import { hostCheck } from './host-check.ts'
import { mountPath } from './mount.ts'
import { problem } from './problem.ts'
import { requestLog } from './request-log.ts'
import { type HttpParts, respond } from './respond.ts'
import type { Route } from './route.ts'
import type { HttpSettings } from './settings.ts'

/** Routes that are no use cases: health, documents, pages. */
export type Mount = (app: Express) => void

const addressLimit =
  ({ urlBytes, publicUrl }: HttpSettings): RequestHandler =>
  (request, response, next) =>
    request.originalUrl.length > urlBytes ? sendProblem(publicUrl, request, response, problem('URI_TOO_LONG')) : next()

/** More headers than any honest client sends: what comes with them is not worth an answer. */
const headerLimit =
  ({ headers }: HttpSettings): RequestHandler =>
  (request, response, next) => {
    if (request.rawHeaders.length <= 2 * headers) return next()
    response.status(431).setHeader('Connection', 'close').end()
  }

/** The last resort: a bug or a lost dependency, logged with the request id and answered opaquely. */
const onError =
  (log: Log, publicUrl: string): ErrorRequestHandler =>
  (error, request, response, _next) => {
    // Express says so of an address whose escapes are no UTF-8: nothing can be there.
    if (error instanceof URIError && (error as { status?: number }).status === 400)
      return sendProblem(publicUrl, request, response, problem('NOT_FOUND'))
    const { requestId, loggedPath: path = request.path } = response.locals
    log.error({ requestId, path, err: error }, 'a request failed unexpectedly')
    sendProblem(publicUrl, request, response, problem('INTERNAL'))
  }

/** The HTTP side of the shop: one Express application made of route values. */
export const httpApp = (routes: ReadonlyArray<Route>, mounts: ReadonlyArray<Mount>, parts: HttpParts): Express => {
  const { log, settings } = parts
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', false).set('case sensitive routing', true)
  app.set('trust proxy', settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false)
  app.use(
    requestIds,
    securityHeaders(settings),
    requestLog(log),
    dialects([...new Set(routes.map(({ contract }) => contract.dialect).filter((each) => each !== null))]),
    headerLimit(settings),
    addressLimit(settings),
    hostCheck(settings),
    cors(settings),
  )
  for (const mount of mounts) mount(app)
  const byPath = Map.groupBy(routes, ({ contract }) => contract.path)
  const handle = respond(parts)
  for (const [path, siblings] of byPath)
    mountPath(
      app,
      settings.publicUrl,
      path,
      siblings.map((route) => [route.contract.method, handle(route)]),
    )
  const nowhere = (method: string) =>
    method === 'TRACE' ? problem('METHOD_NOT_ALLOWED', { allow: ['GET', 'HEAD', 'OPTIONS'] }) : problem('NOT_FOUND')
  app.use((request, response) => sendProblem(settings.publicUrl, request, response, nowhere(request.method)))
  app.use(onError(log, settings.publicUrl))
  return app
}
