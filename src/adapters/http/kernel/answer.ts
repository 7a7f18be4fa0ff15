import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Media } from './contract.ts'
import type { Dialect } from './dialect.ts'
import type { Encoded } from './perform.ts'
import { type Problem, problemType } from './problem.ts'

declare module 'express-serve-static-core' {
  interface Locals {
    /** Set by the first middleware; on every log line and every problem. */
    requestId: string
    /** The route that answers, for the log and the metrics. */
    routeId?: string
    /** The path for the log, without what its route calls a token. */
    loggedPath?: string
    /** Whose manners hold at this address, where they are not the shop's own. */
    dialect?: Dialect
  }
}

/** An answer that is not yet sent: complete, so that it can be kept and given again, but for one that is sent piece by piece. */
export type Rendered = Readonly<{
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array | AsyncIterable<Uint8Array> | null
}>

const pathOf = (request: Request): string => request.originalUrl.split('?')[0] ?? request.originalUrl

const ownMediaType = 'application/problem+json; charset=utf-8'

/** A problem as it goes out for this request, in the dialect of its address. */
export const renderProblem = (publicUrl: string, request: Request, response: Response, problem: Problem): Rendered => {
  const { status, retryAfterSeconds, allow } = problem
  const { dialect, requestId } = response.locals
  response.locals.code = problem.code
  const headers = {
    'Content-Type': dialect?.mediaType ?? ownMediaType,
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    ...(allow === undefined ? {} : { Allow: allow.join(', ') }),
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  }
  const body =
    dialect?.tell(problem) ?? ownWords(publicUrl, response.locals.loggedPath ?? pathOf(request), requestId, problem)
  return { status, headers, body: JSON.stringify(body) }
}

/** A problem in the shop's own words (RFC 9457). */
const ownWords = (
  publicUrl: string,
  instance: string,
  requestId: string,
  { status, code, title, detail, errors }: Problem,
) => ({
  type: problemType(publicUrl, code),
  title,
  status,
  code,
  detail,
  instance,
  requestId,
  ...(errors === undefined ? {} : { errors }),
})

const contentTypes: Readonly<Partial<Record<Media, string>>> = {
  json: 'application/json; charset=utf-8',
  file: 'application/json; charset=utf-8',
  archive: 'application/zip',
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
  image: 'image/svg+xml; charset=utf-8',
}

const isBytes = (body: unknown): body is string | Uint8Array => typeof body === 'string' || body instanceof Uint8Array

/** Whether it is sent piece by piece. */
export const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && !isBytes(body) && Symbol.asyncIterator in body

/** A success as its contract describes it. */
export const renderSuccess = (media: Media, { status, headers, body }: Encoded): Rendered => {
  if (body === undefined) return { status, headers, body: null }
  const type = contentTypes[media]
  return {
    status,
    headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
    body: media !== 'json' && (isBytes(body) || isStream(body)) ? body : JSON.stringify(body),
  }
}

/** Statuses that never have a body, nor a length of one. */
const bodiless: ReadonlySet<number> = new Set([204, 304])

/** Whoever went away needs no more of it. */
const wentAway = (cause: unknown): boolean => (cause as { code?: unknown })?.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** How long an answer may take to its end, in milliseconds, and who hears of what could not be sent to it. */
export type Sending = Readonly<{ longestMs: number; whenLost: (cause: unknown) => void }>

/**
 * Sends piece by piece, no faster than it is taken, and no longer than it may: who reads slowly holds what it is read from.
 * What is not sent to its end is cut off, so that nobody takes it for whole.
 */
const sendStream = (
  request: Request,
  response: Response,
  body: AsyncIterable<Uint8Array>,
  { longestMs, whenLost }: Sending,
): void => {
  if (request.method === 'HEAD') {
    response.end()
    return void body[Symbol.asyncIterator]().return?.().catch(whenLost)
  }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error(`not taken to its end within ${longestMs} ms`)), longestMs)
  pipeline(Readable.from(body), response, { signal: late.signal })
    .catch((cause: unknown) => {
      if (!wentAway(cause)) whenLost(late.signal.aborted ? late.signal.reason : cause)
    })
    .finally(() => clearTimeout(timer))
}

/** For answers that are whole already. */
const atOnce: Sending = { longestMs: 0, whenLost: () => undefined }

/**
 * Sends an answer; a request whose answer has begun already is cut off instead. `sending` is for one that is sent piece by
 * piece.
 */
export const send = (
  request: Request,
  response: Response,
  { status, headers, body }: Rendered,
  sending: Sending = atOnce,
): void => {
  if (response.headersSent) return void request.socket.destroy()
  response.status(status)
  for (const [name, value] of Object.entries(headers))
    if (name.toLowerCase() === 'vary') response.vary(value)
    else response.setHeader(name, value)
  if (bodiless.has(status)) return void response.end()
  if (isStream(body)) return void sendStream(request, response, body, sending)
  const bytes = Buffer.from(body ?? '')
  response.setHeader('Content-Length', bytes.byteLength)
  response.end(bytes)
}

export const sendProblem = (publicUrl: string, request: Request, response: Response, problem: Problem): void =>
  send(request, response, renderProblem(publicUrl, request, response, problem))
