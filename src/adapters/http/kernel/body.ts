import express, { type Request, type Response } from 'express'
import { E } from '../../../domain/kernel/fp.ts'
import type { AnyContract } from './contract.ts'
import type { JsonFault } from './json/json-fault.ts'
import { bodyLimits, uploadLimits } from './json/json-limits.ts'
import { readJson } from './json/read-json.ts'
import { readMultipart } from './multipart.ts'
import { type Problem, problem } from './problem.ts'
import type { HttpSettings } from './settings.ts'

/**
 * A body as it was read: its value, all its bytes, and those of a workflow document in it. `content` is what makes it the
 * same as another: the boundaries of a form are not part of it.
 */
export type ReadBody = Readonly<{
  value: unknown
  bytes: Uint8Array
  documentBytes: Uint8Array | null
  content: ReadonlyArray<Uint8Array | string>
}>

const noBody: ReadBody = { value: undefined, bytes: new Uint8Array(), documentBytes: null, content: [] }

const faultProblem = (fault: JsonFault): Problem =>
  fault.kind === 'malformed'
    ? problem('MALFORMED', { detail: fault.message })
    : problem('VALIDATION_FAILED', { errors: fault.issues })

const mediaTypeOf = (request: Request): Readonly<{ type: string; parameters: string }> => {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';')
  return { type: type.trim().toLowerCase(), parameters: parameters.join(';').trim().toLowerCase() }
}

const isUtf8 = (parameters: string): boolean => parameters === '' || /^charset="?utf-8"?$/.test(parameters)

/** What a route accepts; a webhook takes any type, for its bytes alone count. */
const accepts = (contract: AnyContract, request: Request): boolean => {
  if (contract.access === 'signed') return true
  const { type, parameters } = mediaTypeOf(request)
  return (type === 'application/json' && isUtf8(parameters)) || (contract.multipart && type === 'multipart/form-data')
}

/** A body that is not there is a missing value, not one of a wrong type. */
const isSent = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

type HttpError = Readonly<{ type?: string; status?: number }>

/** body-parser's errors, by the names it documents. */
const readingProblem = (error: HttpError): Problem => {
  if (error.type === 'entity.too.large') return problem('TOO_LARGE')
  if (error.status === 415) return problem('UNSUPPORTED_MEDIA_TYPE')
  return problem('MALFORMED')
}

const bytesOf = (limit: number) => {
  const parse = express.raw({ type: () => true, inflate: false, limit })
  return (request: Request, response: Response): Promise<E.Either<Problem, Uint8Array>> =>
    new Promise((resolve) => {
      parse(request, response, (error?: unknown) => {
        if (error !== undefined && error !== null) return resolve(E.left(readingProblem(error as HttpError)))
        resolve(E.right(request.body instanceof Uint8Array ? request.body : new Uint8Array()))
      })
    })
}

const parsed = async (
  contract: AnyContract,
  request: Request,
  bytes: Uint8Array,
): Promise<E.Either<Problem, ReadBody>> => {
  if (contract.access === 'signed') return E.right({ ...noBody, bytes, content: [bytes] })
  if (mediaTypeOf(request).type === 'multipart/form-data') {
    const form = await readMultipart(request.headers, bytes)
    if (E.isLeft(form)) return E.left(faultProblem(form.left))
    const { document: _, ...fields } = form.right.value
    const content = [JSON.stringify(fields), form.right.documentBytes ?? '']
    return E.right({ ...form.right, bytes, content })
  }
  const read = readJson(bytes, contract.size === 'workflow' ? uploadLimits : bodyLimits)
  return E.isLeft(read) ? E.left(faultProblem(read.left)) : E.right({ ...read.right, bytes, content: [bytes] })
}

/** Reads the body that a contract asks for, within its limit; a route without one ignores what was sent. */
export const bodyReader = ({ bodyBytes }: HttpSettings) => {
  const readers = Object.fromEntries(Object.entries(bodyBytes).map(([size, limit]) => [size, bytesOf(limit)]))
  return async (contract: AnyContract, request: Request, response: Response): Promise<E.Either<Problem, ReadBody>> => {
    if (contract.body === null && contract.access !== 'signed') return E.right(noBody)
    if (contract.access !== 'signed' && !isSent(request)) return E.right(noBody)
    if (!accepts(contract, request)) return E.left(problem('UNSUPPORTED_MEDIA_TYPE'))
    const read = readers[contract.size]
    if (read === undefined) throw new Error(`no body limit is configured for ${contract.size}`)
    if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue()
    const bytes = await read(request, response)
    return E.isLeft(bytes) ? bytes : parsed(contract, request, bytes.right)
  }
}
