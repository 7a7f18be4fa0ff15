import type { Request, Response } from 'express'
import type { Media } from './contract.ts'
import type { Encoded } from './perform.ts'
import { type Problem, problemType } from './problem.ts'

declare module 'express-serve-static-core' {
  interface Locals {
    /** Set by the first middleware; on every log line and every problem. */
    requestId: string
    /** The route that answers, for the log and the metrics. */
    routeId?: string
  }
}

const pathOf = (request: Request): string => request.originalUrl.split('?')[0] ?? request.originalUrl

/** Sends a problem; a request whose answer has begun already is cut off instead. */
export const sendProblem = (publicUrl: string, request: Request, response: Response, problem: Problem): void => {
  if (response.headersSent) return void request.socket.destroy()
  const { status, code, title, detail, errors, retryAfterSeconds, allow } = problem
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds))
  if (allow !== undefined) response.setHeader('Allow', allow.join(', '))
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  const body = {
    type: problemType(publicUrl, code),
    title,
    status,
    code,
    detail,
    instance: pathOf(request),
    requestId: response.locals.requestId,
    ...(errors === undefined ? {} : { errors }),
  }
  response.status(status).setHeader('Content-Type', 'application/problem+json; charset=utf-8')
  response.end(JSON.stringify(body))
}

const contentTypes: Readonly<Partial<Record<Media, string>>> = {
  json: 'application/json; charset=utf-8',
  file: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  image: 'image/svg+xml; charset=utf-8',
}

const bytesOf = (media: Media, body: unknown): string | Uint8Array =>
  media === 'json' ? JSON.stringify(body) : (body as string | Uint8Array)

/** Sends a success as its contract describes it. */
export const sendEncoded = (response: Response, media: Media, { status, headers, body }: Encoded): void => {
  response.status(status)
  const type = contentTypes[media]
  if (type !== undefined && body !== undefined) response.setHeader('Content-Type', type)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (body === undefined || status === 304) return void response.end()
  const bytes = Buffer.from(bytesOf(media, body) as string)
  response.setHeader('Content-Length', bytes.byteLength)
  response.end(bytes)
}
