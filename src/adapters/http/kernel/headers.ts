import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { inRequest } from './request-context.ts'
import type { HttpSettings } from './settings.ts'

const acceptableId = /^[A-Za-z0-9._-]{8,64}$/

/** Takes the client's request id when it is well formed, else makes one. */
export const requestIds: RequestHandler = (request, response, next) => {
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && acceptableId.test(given) ? given : randomUUID()
  response.locals.requestId = requestId
  response.setHeader('X-Request-Id', requestId)
  inRequest(requestId, next)
}

/** The headers that every answer carries; a page sets a policy of its own. */
export const securityHeaders = ({ production }: HttpSettings): RequestHandler => {
  const headers: ReadonlyArray<readonly [string, string]> = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    ['Referrer-Policy', 'no-referrer'],
    ['Cache-Control', 'no-store'],
    ['Vary', 'Origin'],
    ...(production ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ]
  return (_, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

/** The policy of HTML pages: their own styles and images, no scripts but their own. */
export const pagePolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
