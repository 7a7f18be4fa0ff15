import type { RequestHandler, Response } from 'express'
import { canonicalOrigin } from './origin.ts'
import type { HttpSettings } from './settings.ts'

const methods = 'GET, POST, PUT, PATCH, DELETE'
const readingOnly = 'GET, HEAD, OPTIONS'
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id'
const exposed = 'ETag, Location, Retry-After, X-Request-Id, Content-Disposition, Repr-Digest'
const maxAgeSeconds = '600'

/** Tells a preflight what a page may send. */
const welcome = (response: Response, allowedMethods: string, allowedHeaders: string): void => {
  response.setHeader('Access-Control-Allow-Methods', allowedMethods)
  response.setHeader('Access-Control-Allow-Headers', allowedHeaders)
  response.setHeader('Access-Control-Max-Age', maxAgeSeconds)
  response.status(204).end()
}

/** The CORS allow-list, and the answer to preflights: what is not on it gets no `Access-Control-*` at all. Routes of another dialect are open to pages of every origin. */
export const cors = ({ corsOrigins }: HttpSettings): RequestHandler => {
  const allowed = new Set(corsOrigins)
  return (request, response, next) => {
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    const { dialect } = response.locals
    if (dialect !== undefined) return isPreflight ? welcome(response, readingOnly, dialect.requestHeaders) : next()
    const { origin } = request.headers
    const known = origin === undefined ? null : canonicalOrigin(origin)
    if (known !== null && allowed.has(known)) {
      response.setHeader('Access-Control-Allow-Origin', origin ?? '')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      response.setHeader('Access-Control-Expose-Headers', exposed)
    }
    if (!isPreflight) return next()
    if (known !== null && allowed.has(known)) return welcome(response, methods, requestHeaders)
    response.status(204).end()
  }
}
