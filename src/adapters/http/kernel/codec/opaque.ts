import * as t from 'io-ts'
import { flaw } from '../../../../domain/kernel/issue.ts'
import { fail } from './flawed.ts'
import { documented } from './schema.ts'

/** Any JSON value, kept as it came: a workflow document is data, not a request. */
export const json: t.Type<unknown> = documented(
  new t.Type<unknown>('json', (_): _ is unknown => true, t.success, t.identity),
  { description: 'any JSON value' },
)

const isStreamed = (input: unknown): input is AsyncIterable<Uint8Array> | Uint8Array =>
  input instanceof Uint8Array || (typeof input === 'object' && input !== null && Symbol.asyncIterator in input)

/** The bytes of a file that may be long: sent piece by piece, as fast as they are taken. A client has them in one piece. */
export const streamed: t.Type<AsyncIterable<Uint8Array> | Uint8Array> = documented(
  new t.Type<AsyncIterable<Uint8Array> | Uint8Array>(
    'streamed',
    isStreamed,
    (input, context) =>
      isStreamed(input) ? t.success(input) : fail(input, context, flaw('wrong_type', 'must be bytes')),
    t.identity,
  ),
  { type: 'string', format: 'binary' },
)

/** The bytes of a file or a page, sent as they are. */
export const bytes: t.Type<Uint8Array | string> = documented(
  new t.Type<Uint8Array | string>(
    'bytes',
    (input): input is Uint8Array | string => typeof input === 'string' || input instanceof Uint8Array,
    (input, context) =>
      typeof input === 'string' || input instanceof Uint8Array
        ? t.success(input)
        : fail(input, context, flaw('wrong_type', 'must be bytes')),
    t.identity,
  ),
  { type: 'string', format: 'binary' },
)
