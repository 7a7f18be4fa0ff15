import { describe, expect, it } from 'vitest'
import {
  bodyLimits,
  fileLimits,
  type JsonLimits,
  uploadLimits,
} from '../../../src/adapters/http/kernel/json/json-limits.ts'
import { scanJson } from '../../../src/adapters/http/kernel/json/scan-json.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const scan = (text: string, limits: JsonLimits = bodyLimits) => scanJson(bytesOf(text), limits)
const scanBytes = (...bytes: ReadonlyArray<number>) => scanJson(Uint8Array.from(bytes), bodyLimits)
const malformedAt = (line: number, column: number) =>
  E.left(
    expect.objectContaining({
      kind: 'malformed',
      line,
      column,
      message: expect.stringContaining(`line ${line}, column ${column}`),
    }),
  )
const malformed = E.left(expect.objectContaining({ kind: 'malformed' }))
const limited = (...issues: ReadonlyArray<readonly [string, string]>) =>
  E.left({ kind: 'limits', issues: issues.map(([pointer, code]) => ({ pointer, code, message: expect.any(String) })) })
const sound = E.right({ document: null })
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('A JSON text that is well-formed', () => {
  it.each([
    'null',
    'true',
    ' false ',
    '0',
    '-0',
    '-1.5e+10',
    '""',
    '"\\u00e9\\n\\/"',
    '{}',
    '[]',
    '[ ]',
    '{"a":[1,{"b":null}],"":"é😀"}',
    '\t[1 ,\r\n2]',
  ])('is taken: %s', (text) => expect(scan(text)).toEqual(sound))

  it('may repeat a name in different objects', () => expect(scan('{"a":{"a":1},"b":[{"a":1},{"a":2}]}')).toEqual(sound))

  it('keeps __proto__ and constructor as names like any other', () =>
    expect(scan('{"__proto__":{"isAdmin":true},"constructor":1}')).toEqual(sound))
})

describe('A text that is not JSON is malformed', () => {
  it.each([
    '',
    ' ',
    '{',
    '[',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '{"a" 1}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '01',
    '-',
    '1.',
    '.5',
    '1e',
    '1e+',
    '+1',
    'NaN',
    'Infinity',
    'tru',
    'nul',
    'undefined',
    '"a',
    '"\\x"',
    '"\\u12g4"',
    '"a\nb"',
    '}',
    '[}',
    '{]',
    '// c\n1',
    '{} {}',
    '[]x',
    '1,2',
  ])('%j', (text) => expect(scan(text)).toEqual(malformed))

  it('with the place where it stops being JSON', () => {
    expect(scan('{\n  "a": 1,\n  b: 2\n}')).toEqual(malformedAt(3, 3))
    expect(scan('{"é😀": tru}')).toEqual(malformedAt(1, 8))
    expect(scan('{"a": 1')).toEqual(malformedAt(1, 8))
  })

  it('with the place of what follows a complete value', () => expect(scan('{}\n{}')).toEqual(malformedAt(2, 1)))
})

describe('Bytes that are not UTF-8 JSON are malformed', () => {
  it('when a continuation byte is missing', () => expect(scanBytes(0x22, 0xc3, 0x28, 0x22)).toEqual(malformed))
  it('when a sequence is overlong', () => expect(scanBytes(0x22, 0xc0, 0xaf, 0x22)).toEqual(malformed))
  it('when a sequence encodes a surrogate', () => expect(scanBytes(0x22, 0xed, 0xa0, 0x80, 0x22)).toEqual(malformed))
  it('when a sequence is above U+10FFFF', () =>
    expect(scanBytes(0x22, 0xf4, 0x90, 0x80, 0x80, 0x22)).toEqual(malformed))
  it('when a sequence is cut off', () => expect(scanBytes(0x22, 0xf0, 0x9f, 0x98, 0x22)).toEqual(malformed))
  it('when a letter outside strings is not ASCII', () => expect(scan('[é]')).toEqual(malformed))
  it('when they begin with a byte order mark', () => expect(scanBytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)).toEqual(malformed))
  it('when they are UTF-16, with a mark or without', () => {
    expect(scanBytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)).toEqual(malformed)
    expect(scanBytes(0xfe, 0xff, 0, 0x7b)).toEqual(malformed)
    expect(scanBytes(0x7b, 0, 0x7d, 0)).toEqual(malformed)
    expect(scanBytes(0, 0x7b, 0, 0x7d)).toEqual(malformed)
  })
})

describe('A name that an object has twice is malformed', () => {
  it('as it is written', () => expect(scan('{"a":1,"b":2,"a":3}')).toEqual(malformedAt(1, 14)))
  it('when one of the two is escaped', () => expect(scan('{"a":1,"\\u0061":2}')).toEqual(malformed))
  it('when it is __proto__', () => expect(scan('{"__proto__":1,"__proto__":2}')).toEqual(malformed))
  it('when it is not ASCII', () => expect(scan('{"é":1,"\\u00e9":2}')).toEqual(malformed))
  it('far behind many others', () => {
    const members = Array.from({ length: 500 }, (_, index) => `"m${index}":0`).join(',')
    expect(scan(`{${members}}`)).toEqual(sound)
    expect(scan(`{${members},"m3":0}`)).toEqual(malformed)
  })
})

describe('Structure beyond the limits of a body', () => {
  it('is taken at a depth of 32, not of 33', () => {
    expect(scan(nested(32))).toEqual(sound)
    expect(scan(nested(33))).toEqual(limited([`${'/0'.repeat(32)}`, 'too_deep']))
    expect(scan(nested(10_000))).toEqual(limited([`${'/0'.repeat(32)}`, 'too_deep']))
  })

  it('is taken at a width of 1,000, not of 1,001', () => {
    const items = (length: number) => `{"list":[${Array.from({ length }, () => 1).join(',')}]}`
    expect(scan(items(1_000))).toEqual(sound)
    expect(scan(items(1_001))).toEqual(limited(['/list', 'too_wide']))
  })
})

describe('The document of an upload', () => {
  const upload = (document: string): string => `{"title":"x", "document" : ${document} ,"publish":true}`

  it('is found by its bytes, as they were sent', () => {
    const text = upload('{ "é" : [1.0] }')
    const bytes = bytesOf(text)
    const found = scanJson(bytes, uploadLimits)
    const outline = E.isRight(found) ? found.right.document : null
    expect(new TextDecoder().decode(bytes.subarray(outline?.start, outline?.end))).toBe('{ "é" : [1.0] }')
  })

  it('is found when it is not a container', () =>
    expect(scan('{"document":12}', uploadLimits)).toEqual(E.right({ document: { start: 12, end: 14 } })))
  it('is found when its name is escaped', () =>
    expect(scan('{"\\u0064ocument":1}', uploadLimits)).toEqual(E.right({ document: { start: 17, end: 18 } })))
  it('is absent when only an inner member has the name', () =>
    expect(scan('{"a":{"document":1}}', uploadLimits)).toEqual(sound))
  it('is absent when nobody asked for one', () => expect(scan('{"document":1}')).toEqual(sound))

  it('has a depth of 64 of its own, and the members beside it still 32', () => {
    expect(E.isRight(scan(upload(nested(64)), uploadLimits))).toBe(true)
    expect(scan(upload(nested(65)), uploadLimits)).toEqual(limited([`/document${'/0'.repeat(64)}`, 'too_deep']))
    expect(scan(`{"document":1,"tags":${nested(32)}}`, uploadLimits)).toEqual(
      limited([`/tags${'/0'.repeat(31)}`, 'too_deep']),
    )
  })

  it('has a width of 10,000 of its own', () => {
    const items = (length: number) => `[${Array.from({ length }, () => 1).join(',')}]`
    expect(E.isRight(scan(upload(items(10_000)), uploadLimits))).toBe(true)
    expect(scan(upload(items(10_001)), uploadLimits)).toEqual(limited(['/document', 'too_wide']))
  })

  it('as a file by itself has the same limits, and points below /document', () => {
    expect(scan(nested(64), fileLimits)).toEqual(sound)
    expect(scan('{"nodes":["\\u0000"]}', fileLimits)).toEqual(limited(['/document/nodes/0', 'invalid_characters']))
  })

  it('must not hold numbers that overflow; elsewhere the decoder refuses them', () => {
    expect(scan('{"a":1e400,"document":{"n":[1,-1e400]}}', uploadLimits)).toEqual(
      limited(['/document/n/1', 'out_of_range']),
    )
    expect(scan(`{"document":${'9'.repeat(400)}}`, uploadLimits)).toEqual(limited(['/document', 'out_of_range']))
    expect(scan('1e400', fileLimits)).toEqual(limited(['/document', 'out_of_range']))
    expect(scan('{"a":1e400}')).toEqual(sound)
    expect(scan('{"a":1e308,"b":1e-400}', fileLimits)).toEqual(sound)
  })
})

describe('Characters that PostgreSQL cannot store', () => {
  it('are named by their place, all of them', () =>
    expect(scan('{"a":"\\u0000","b":["ok","\\ud800"],"c":{"d":"\\udc00\\ud800"}}')).toEqual(
      limited(['/a', 'invalid_characters'], ['/b/1', 'invalid_characters'], ['/c/d', 'invalid_characters']),
    ))

  it('are found in names too, whose pointer does not hold them', () =>
    expect(scan('{"a/~\\u0000":1}')).toEqual(limited(['/a~1~0\ufffd', 'invalid_characters'])))

  it('are not a pair of surrogates, which is one character', () => expect(scan('"\\ud83d\\ude00"')).toEqual(sound))
  it('are named twenty times at most', () => {
    const found = scan(`[${Array.from({ length: 50 }, () => '"\\u0000"').join(',')}]`)
    expect(E.isLeft(found) && found.left.kind === 'limits' ? found.left.issues.length : 0).toBe(20)
  })

  it('do not hide that the text is malformed', () => expect(scan('["\\u0000",]')).toEqual(malformed))
})
