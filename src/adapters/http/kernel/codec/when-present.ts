import * as t from 'io-ts'
import { documented, schemaOf } from './schema.ts'

const has = (input: unknown, name: string): boolean =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, name)

/** One of two shapes, told apart by a member that one of them alone has: errors are those of the shape that was meant. */
export const whenPresent = <A, OA, B, OB>(
  name: string,
  present: t.Type<A, OA>,
  absent: t.Type<B, OB>,
): t.Type<A | B, OA | OB> =>
  documented(
    new t.Type<A | B, OA | OB>(
      'whenPresent',
      (input): input is A | B => present.is(input) || absent.is(input),
      (input, context) => (has(input, name) ? present.validate(input, context) : absent.validate(input, context)),
      (value) => (present.is(value) ? present.encode(value) : absent.encode(value as B)),
    ),
    { anyOf: [schemaOf(present), schemaOf(absent)] },
  )
