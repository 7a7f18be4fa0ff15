import { E, pipe } from '../../../../domain/kernel/fp.ts'
import type { JsonFault } from './json-fault.ts'
import type { JsonLimits } from './json-limits.ts'
import { type JsonOutline, scanJson } from './scan-json.ts'

/** A value, and the bytes of the document in it as they were sent: the member's, or the whole text's when it is a file. */
export type ReadJson = Readonly<{ value: unknown; documentBytes: Uint8Array | null }>

const documentBytes = (bytes: Uint8Array, limits: JsonLimits, outline: JsonOutline): Uint8Array | null => {
  if (limits.root !== undefined) return bytes
  return outline.document === null ? null : bytes.subarray(outline.document.start, outline.document.end)
}

const asText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** Reads a JSON text that keeps its limits. */
export const readJson = (bytes: Uint8Array, limits: JsonLimits): E.Either<JsonFault, ReadJson> =>
  pipe(
    scanJson(bytes, limits),
    E.map((outline) => ({
      value: JSON.parse(asText(bytes)),
      documentBytes: documentBytes(bytes, limits, outline),
    })),
  )
