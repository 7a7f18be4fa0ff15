import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropBom } from '../../../src/adapters/http/kernel/json/encoding.ts'
import { fileLimits, type JsonLimits, uploadLimits } from '../../../src/adapters/http/kernel/json/json-limits.ts'
import { readJson } from '../../../src/adapters/http/kernel/json/read-json.ts'
import { scanJson } from '../../../src/adapters/http/kernel/json/scan-json.ts'
import { E, pipe } from '../../../src/domain/kernel/fp.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const wide: JsonLimits = { depth: 1_000, width: 100_000 }

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What the scan says of a text, but for what it refuses on purpose and JSON.parse takes. */
const verdict = (text: string): 'json' | 'not json' | 'refused on purpose' =>
  pipe(
    scanJson(bytesOf(text), wide),
    E.match(
      (fault) =>
        fault.kind === 'limits' || fault.message.includes('has already') || fault.message.includes('order mark')
          ? 'refused on purpose'
          : 'not json',
      () => 'json',
    ),
  )

const agrees = (text: string): void => {
  const found = verdict(text)
  if (found === 'json') expect(parses(text)).toBe(true)
  else if (found === 'not json') expect(parses(text)).toBe(false)
}

const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), fc.constantFrom(undefined, 1, '\t', '\r\n'))
  .map(([value, space]) => JSON.stringify(value, null, space))

/** Texts without what PostgreSQL cannot store, which is refused on purpose. */
const storable = jsonText.filter((text) => !/\\u(?:0000|d[89a-f])/i.test(text))

const alphabet = '{}[]",:\\ub0123456789.eE+-truefalsn \n\t\u0000é😀'

const mutated = fc
  .tuple(
    jsonText,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...alphabet)), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [place, removed, put]) => {
      const at = place % (before.length + 1)
      return before.slice(0, at) + put + before.slice(at + removed)
    }, text),
  )

describe('Reading JSON agrees with JSON.parse', () => {
  it('on every text that JSON.stringify writes', () => {
    fc.assert(
      fc.property(storable, (text) => {
        expect(readJson(bytesOf(text), wide)).toEqual(E.right({ value: JSON.parse(text), documentBytes: null }))
      }),
      { numRuns: 500 },
    )
  })

  it('on texts that something has been changed in', () => {
    fc.assert(fc.property(mutated, agrees), { numRuns: 3_000 })
  })

  it('on any string of the characters that JSON is made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((letters) => letters.join('')),
        agrees,
      ),
      {
        numRuns: 3_000,
      },
    )
  })

  it('on any bytes: what is taken is UTF-8 and parses, and nothing throws', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (inner) => {
        const bytes = Uint8Array.from([0x22, ...inner, 0x22])
        if (E.isRight(scanJson(bytes, wide))) expect(parses(strict.decode(bytes))).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('and its own pollution of prototypes is none', () => {
    expect(E.isRight(readJson(bytesOf('{"document":{"__proto__":{"isAdmin":true}}}'), uploadLimits))).toBe(true)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })
})

describe('The bytes of a document', () => {
  const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : new TextDecoder().decode(bytes))

  it('are those that were sent, whatever they are', () => {
    fc.assert(
      fc.property(storable, storable, (document, other) => {
        const read = readJson(bytesOf(`{"a":${other}, "document":${document},"z":${other}}`), {
          ...wide,
          document: { member: 'document', ...wide },
        })
        expect(E.isRight(read) ? textOf(read.right.documentBytes) : null).toBe(document)
      }),
      { numRuns: 300 },
    )
  })

  it('are the whole text when it is a file by itself, without its byte order mark', () => {
    const file = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf('{"nodes":[]} ')])
    const read = readJson(dropBom(file), fileLimits)
    expect(E.isRight(read) ? textOf(read.right.documentBytes) : null).toBe('{"nodes":[]} ')
  })

  it('are null when there is no document', () =>
    expect(readJson(bytesOf('{"a":1}'), uploadLimits)).toEqual(E.right({ value: { a: 1 }, documentBytes: null })))

  it('are found in a view of a larger buffer', () => {
    const view = bytesOf('xx{"document":[1]}').subarray(2)
    const read = readJson(view, uploadLimits)
    expect(E.isRight(read) ? textOf(read.right.documentBytes) : null).toBe('[1]')
  })
})
