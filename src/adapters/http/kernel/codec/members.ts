import * as t from 'io-ts'
import { flaw } from '../../../../domain/kernel/issue.ts'
import { fail, failAt } from './flawed.ts'
import { documented, schemaOf } from './schema.ts'

type Props = Readonly<Record<string, t.Mixed>>
// biome-ignore lint/complexity/noBannedTypes: the absence of optional members
type None = {}
type Mandatory<P extends Props> = { readonly [K in keyof P]: t.TypeOf<P[K]> }
type Voluntary<P extends Props> = { readonly [K in keyof P]?: t.TypeOf<P[K]> }
type Wire<P extends Props> = { readonly [K in keyof P]: t.OutputOf<P[K]> }

export type MembersOf<R extends Props, P extends Props> = Mandatory<R> & Voluntary<P>

const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

/**
 * An object with these members and no others: an unknown member is refused, not dropped, and all errors come at once.
 * Encoding writes the known members only, so that a field outside the contract cannot leak.
 */
export const members = <R extends Props, P extends Props = None>(
  required: R,
  optional: P = {} as P,
): t.Type<MembersOf<R, P>, Wire<R> & Partial<Wire<P>>> => {
  const all: ReadonlyMap<string, t.Mixed> = new Map([...Object.entries(required), ...Object.entries(optional)])
  const is = (input: unknown): input is MembersOf<R, P> =>
    isRecord(input) &&
    [...all].every(([key, codec]) => (Object.hasOwn(input, key) ? codec.is(input[key]) : Object.hasOwn(optional, key)))
  const validate = (input: unknown, context: t.Context): t.Validation<MembersOf<R, P>> => {
    if (!isRecord(input)) return fail(input, context, flaw('wrong_type', 'must be an object'))
    const errors: Array<t.ValidationError> = []
    const decoded: Array<readonly [string, unknown]> = []
    for (const [key, codec] of all) {
      if (!Object.hasOwn(input, key) || input[key] === undefined) {
        if (!Object.hasOwn(optional, key)) errors.push(failAt(undefined, context, key, flaw('required', 'is required')))
        continue
      }
      const result = codec.validate(input[key], t.appendContext(context, key, codec, input[key]))
      if (result._tag === 'Left') errors.push(...result.left)
      else decoded.push([key, result.right])
    }
    for (const key of Object.keys(input))
      if (!all.has(key))
        errors.push(failAt(input[key], context, key, flaw('unknown_member', 'is not a member of this request')))
    return errors.length > 0 ? t.failures(errors) : t.success(Object.fromEntries(decoded) as MembersOf<R, P>)
  }
  const encode = (value: MembersOf<R, P>): Wire<R> & Partial<Wire<P>> => {
    const source: Readonly<Record<string, unknown>> = value
    const pairs = [...all].flatMap(([key, codec]) =>
      source[key] === undefined ? [] : [[key, codec.encode(source[key])]],
    )
    return Object.fromEntries(pairs)
  }
  return documented(new t.Type('members', is, validate, encode), {
    type: 'object',
    properties: Object.fromEntries([...all].map(([key, codec]) => [key, schemaOf(codec)])),
    ...(Object.keys(required).length > 0 ? { required: Object.keys(required) } : {}),
    additionalProperties: false,
  })
}
