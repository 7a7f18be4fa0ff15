import type { RequestHandler } from 'express'
import type { HttpSettings } from './settings.ts'

const methods = 'GET, POST, PUT, PATCH, DELETE'
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id'
const exposed = 'ETag, Location, Retry-After, X-Request-Id, Content-Disposition, Repr-Digest'
const maxAgeSeconds = '600'

/** Origins are compared whole, their host in lower case; `null` and everything unlisted get no `Access-Control-*` at all. */
const canonical = (origin: string): string | null => {
  if (origin === 'null' || !URL.canParse(origin)) return null
  const url = new URL(origin)
  return url.origin.toLowerCase() === origin.toLowerCase() ? url.origin : null
}

/** The CORS allow-list, and the answer to preflights. */
export const cors = ({ corsOrigins }: HttpSettings): RequestHandler => {
  const allowed = new Set(corsOrigins)
  return (request, response, next) => {
    const { origin } = request.headers
    const known = origin === undefined ? null : canonical(origin)
    if (known !== null && allowed.has(known)) {
      response.setHeader('Access-Control-Allow-Origin', origin ?? '')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      response.setHeader('Access-Control-Expose-Headers', exposed)
    }
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    if (!isPreflight) return next()
    if (known !== null && allowed.has(known)) {
      response.setHeader('Access-Control-Allow-Methods', methods)
      response.setHeader('Access-Control-Allow-Headers', requestHeaders)
      response.setHeader('Access-Control-Max-Age', maxAgeSeconds)
    }
    response.status(204).end()
  }
}
