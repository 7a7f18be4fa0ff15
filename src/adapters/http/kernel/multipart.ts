import type { IncomingHttpHeaders } from 'node:http'
import busboy from 'busboy'
import { E } from '../../../domain/kernel/fp.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import { dropBom } from './json/encoding.ts'
import { type JsonFault, malformed } from './json/json-fault.ts'
import type { JsonLimits, Reading } from './json/json-limits.ts'
import { readJson } from './json/read-json.ts'

/** A form read as the JSON request that it stands for; `documentBytes` are the file's, as they were sent. */
export type Form = Readonly<{ value: Readonly<Record<string, unknown>>; documentBytes: Uint8Array | null }>

type Parts = Readonly<{ fields: ReadonlyArray<readonly [string, Buffer]>; files: ReadonlyArray<Buffer> }>

const mostFields = 30

/** Fields that hold text; the others hold JSON, as the members of the same names do. */
const textFields: ReadonlySet<string> = new Set(['title', 'summary', 'description', 'licence', 'changelog', 'version'])

const collect = (headers: IncomingHttpHeaders, bytes: Uint8Array): Promise<E.Either<JsonFault, Parts>> =>
  new Promise((resolve) => {
    const broken = () => resolve(E.left(malformed(bytes, 0, 'A multipart form that cannot be read')))
    const fields: Array<readonly [string, Buffer]> = []
    const files: Array<Buffer> = []
    try {
      const parser = busboy({
        headers,
        limits: { fields: mostFields, files: 2, parts: mostFields + 2 },
        defParamCharset: 'utf8',
      })
      parser.on('field', (name, value) => fields.push([name, Buffer.from(value)]))
      parser.on('file', (_, stream) => {
        const chunks: Array<Buffer> = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => files.push(Buffer.concat(chunks)))
      })
      parser.on('error', broken)
      parser.on('close', () => resolve(E.right({ fields, files })))
      parser.end(bytes)
    } catch {
      broken()
    }
  })

const refused = (pointer: string, code: string, message: string): E.Either<JsonFault, never> =>
  E.left({ kind: 'limits', issues: [at(pointer)(flaw(code, message))] })

const fieldValue = (
  [name, bytes]: readonly [string, Buffer],
  limits: JsonLimits,
): E.Either<JsonFault, readonly [string, unknown]> => {
  if (textFields.has(name)) return E.right([name, bytes.toString('utf8')])
  const read = readJson(bytes, limits)
  return E.isLeft(read)
    ? refused(`/${name}`, 'wrong_type', 'must be JSON in a form field')
    : E.right([name, read.right.value])
}

const assembled = ({ fields, files }: Parts, reading: Reading): E.Either<JsonFault, Form> => {
  const [file, ...others] = files
  if (file === undefined) return refused('/document', 'required', 'is required, as the file of the form')
  if (others.length > 0) return refused('/document', 'repeated', 'may be one file only')
  if (new Set(fields.map(([name]) => name)).size < fields.length)
    return refused('', 'repeated', 'has a field more than once')
  const documentBytes = dropBom(file)
  const document = readJson(documentBytes, reading.file)
  if (E.isLeft(document)) return document
  const members: Array<readonly [string, unknown]> = []
  for (const field of fields) {
    const member = fieldValue(field, reading.body)
    if (E.isLeft(member)) return member
    members.push(member.right)
  }
  return E.right({
    value: Object.fromEntries([...members, ['document', document.right.value]]),
    documentBytes: file,
  })
}

/** Reads a multipart form with one file, the document; the other members are fields. */
export const readMultipart = async (
  headers: IncomingHttpHeaders,
  bytes: Uint8Array,
  reading: Reading,
): Promise<E.Either<JsonFault, Form>> => {
  const parts = await collect(headers, bytes)
  return E.isLeft(parts) ? parts : assembled(parts.right, reading)
}
