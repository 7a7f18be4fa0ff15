import * as t from 'io-ts'
import type { Flaw, Issue } from '../../../../domain/kernel/issue.ts'

/** Carries a flaw's code through io-ts, whose errors hold one message only. */
const separator = '\u001f'
const pack = ({ code, message }: Flaw): string => `${code}${separator}${message}`

export const fail = <A>(value: unknown, context: t.Context, flaw: Flaw): t.Validation<A> =>
  t.failure(value, context, pack(flaw))

/** One failure at a member of the value that `context` describes. */
export const failAt = (value: unknown, context: t.Context, key: string, flaw: Flaw): t.ValidationError => ({
  value,
  context: [...context, { key, type: t.unknown, actual: value }],
  message: pack(flaw),
})

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
const isAlternative = (entry: t.ContextEntry | undefined): boolean =>
  entry !== undefined && (entry.type as { _tag?: string })._tag === 'UnionType'

/** Context entries below a union are numbered by alternative, which is no place in the input. */
const path = (context: t.Context): ReadonlyArray<string> =>
  context.slice(1).flatMap((entry, index) => (isAlternative(context[index]) ? [] : [entry.key]))

const unpack = (message: string | undefined): Flaw => {
  const [code, text] = (message ?? '').split(separator)
  return code !== undefined && text !== undefined
    ? { code, message: text }
    : { code: 'wrong_type', message: 'is not of the right type' }
}

/** Where the decoded thing stands in a request. */
export type Place = 'body' | 'query' | 'path'

const pointerOf = (place: Place, keys: ReadonlyArray<string>): string =>
  place === 'query' ? `?${keys.join('.')}` : keys.map((key) => `/${escape(key)}`).join('')

/** io-ts's errors as issues with pointers, each place once. */
export const issuesOf = (place: Place, errors: t.Errors): ReadonlyArray<Issue> => {
  const issues = errors.map(({ context, message }) => ({
    pointer: pointerOf(place, path(context)),
    ...unpack(message),
  }))
  return [...new Map(issues.map((issue) => [issue.pointer, issue])).values()]
}
