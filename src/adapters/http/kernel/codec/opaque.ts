import * as t from 'io-ts'
import { flaw } from '../../../../domain/kernel/issue.ts'
import { fail } from './flawed.ts'
import { documented } from './schema.ts'

/** Any JSON value, kept as it came: a workflow document is data, not a request. */
export const json: t.Type<unknown> = documented(
  new t.Type<unknown>('json', (_): _ is unknown => true, t.success, t.identity),
  { description: 'any JSON value' },
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
