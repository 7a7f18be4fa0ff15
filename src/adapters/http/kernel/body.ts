import type { Request, Response } from 'express'
import { E } from '../../../domain/kernel/fp.ts'
import type { AnyContract } from './contract.ts'
import type { JsonFault } from './json/json-fault.ts'
import { type Reading, readingUnder } from './json/json-limits.ts'
import { readJson } from './json/read-json.ts'
import { readMultipart } from './multipart.ts'
import { type Problem, problem } from './problem.ts'
import { readBytes } from './read-bytes.ts'
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

const parsed = async (
  reading: Reading,
  contract: AnyContract,
  request: Request,
  bytes: Uint8Array,
): Promise<E.Either<Problem, ReadBody>> => {
  if (contract.access === 'signed') return E.right({ ...noBody, bytes, content: [bytes] })
  if (mediaTypeOf(request).type === 'multipart/form-data') {
    const form = await readMultipart(request.headers, bytes, reading)
    if (E.isLeft(form)) return E.left(faultProblem(form.left))
    const { document: _, ...fields } = form.right.value
    const content = [JSON.stringify(fields), form.right.documentBytes ?? '']
    return E.right({ ...form.right, bytes, content })
  }
  const read = readJson(bytes, contract.size === 'workflow' ? reading.upload : reading.body)
  return E.isLeft(read) ? E.left(faultProblem(read.left)) : E.right({ ...read.right, bytes, content: [bytes] })
}

/** Lets a client that asked first send its body; until then its connection was to be closed with the refusal. */
const welcome = (request: Request, response: Response): void => {
  if (!/^100-continue$/i.test(request.headers.expect ?? '')) return
  response.removeHeader('Connection')
  response.writeContinue()
}

/** Reads the body that a contract asks for, within its limit; a route without one ignores what was sent. */
export const bodyReader = ({ bodyBytes, structure }: HttpSettings) => {
  const reading = readingUnder(structure)
  return async (contract: AnyContract, request: Request, response: Response): Promise<E.Either<Problem, ReadBody>> => {
    if (contract.body === null && contract.access !== 'signed') return E.right(noBody)
    if (contract.access !== 'signed' && !isSent(request)) return E.right(noBody)
    if (!accepts(contract, request)) return E.left(problem('UNSUPPORTED_MEDIA_TYPE'))
    const bytes = await readBytes(request, bodyBytes[contract.size], () => welcome(request, response))
    return E.isLeft(bytes) ? bytes : parsed(reading, contract, request, bytes.right)
  }
}
