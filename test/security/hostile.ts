import fc from 'fast-check'

/** Text that has broken something somewhere. */
const texts = [
  '',
  ' ',
  '\u0000',
  'abc\u0000def',
  '\ud800',
  '\udc00\ud800',
  '\u202e',
  '\ufeff',
  '😀'.repeat(500),
  'a'.repeat(100_000),
  'ä'.repeat(300),
  "' OR 1=1--",
  "'; drop table users; --",
  '1; select pg_sleep(9)',
  '$1',
  '%s%n%x',
  '%00',
  '%ff%fe',
  '../../../../etc/passwd',
  '..%2f..%2f',
  'C:\\windows\\win.ini',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '#{7*7}',
  '`id`',
  '|id',
  'a\r\nSet-Cookie: x=1',
  '__proto__',
  'constructor',
  'toString',
  'true',
  'null',
  '-1',
  '0',
  '1e400',
  '9007199254740993',
  '99999999999999999999',
  '01890000-0000-7000-8000-000000000000',
  '01890000-0000-7000-8000-00000000000G',
  '2026-02-30T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '0000-01-01T00:00:00Z',
  'NGN',
  'İ',
  'ﬃ',
]

export const hostileText = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 40 }))

const nested = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`
const wide = `[${Array.from({ length: 1_001 }, () => '0').join()}]`

/** What may stand in JSON in the place of a value, some of it no JSON at all. */
const raws = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e400',
  '1e-400',
  '9007199254740993',
  '170141183460469231731687303715884105728',
  'NaN',
  'Infinity',
  '01',
  '0x10',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"$ne":null}',
  '{"a":1,"a":2}',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  nested(15),
  nested(17),
  nested(3_000),
  wide,
  '"unfinished',
  '\\',
  ',',
  '',
]

export const hostileRaw = fc.oneof(
  fc.constantFrom(...raws),
  hostileText.map((text) => JSON.stringify(text)),
)

/** What goes into an address: escaped, or as it is where HTTP can carry that. */
export const hostileSegment = hostileText.map((text) => {
  const short = text.slice(0, 2_000)
  return /^[!-~]+$/.test(short) && !/[?#/\\]/.test(short) ? short : encodeURIComponent(short.toWellFormed())
})

const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;;;',
  'APPLICATION/JSON',
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=b',
  '*/*',
  '',
]

/** Headers that are worth a try; the names are ours to read. */
export const hostileHeaders = fc.dictionary(
  fc.constantFrom(
    'Content-Type',
    'Content-Encoding',
    'Accept',
    'Authorization',
    'Cookie',
    'Origin',
    'Idempotency-Key',
    'If-Match',
    'If-None-Match',
    'X-Request-Id',
    'X-Forwarded-For',
    'X-HTTP-Method-Override',
    'Range',
    'User-Agent',
  ),
  fc.oneof(
    fc.constantFrom(
      ...contentTypes,
      'gzip',
      'br',
      'null',
      '"x"',
      'W/"x"',
      '*',
      'Bearer x',
      'Basic eDp5',
      'bytes=0-',
      'https://evil.example',
    ),
    fc.string({ unit: 'grapheme-ascii', maxLength: 300 }).map((text) => text.trim()),
  ),
  { maxKeys: 3 },
)
