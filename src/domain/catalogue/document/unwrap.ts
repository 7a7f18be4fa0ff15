import { below } from '../../kernel/pointer.ts'
import { isObject, type JsonObject, own, ownText } from './json.ts'

/** A value and where it is, with the name and description that its wrapping suggests. */
export type Unwrapped = Readonly<{ value: unknown; pointer: string; name: string | null; description: string | null }>

/** The deepest known wrapping is an array of one around the templates API's two. */
const mostWrappings = 4

const isWorkflowLike = (value: JsonObject): boolean =>
  Object.hasOwn(value, 'nodes') && Object.hasOwn(value, 'connections')

/**
 * What wraps a workflow: an array of one (n8n's command line), `workflow` (the templates API, twice or once), `data`
 * (n8n's internal API). Null when nothing known does.
 */
const inner = (value: unknown): { step: string | number; value: unknown } | null => {
  if (Array.isArray(value)) return value.length === 1 ? { step: 0, value: value[0] } : null
  if (!isObject(value) || isWorkflowLike(value)) return null
  const step = ['workflow', 'data'].find((name) => isObject(own(value, name)))
  return step === undefined ? null : { step, value: own(value, step) }
}

const suggestionsOf = (value: unknown): { name: string | null; description: string | null } =>
  isObject(value)
    ? { name: ownText(value, 'name'), description: ownText(value, 'description') }
    : { name: null, description: null }

/** Looks inside known wrappings, from `pointer` inwards; the innermost name and description win. */
export const unwrap = (value: unknown, pointer: string): Unwrapped => {
  let found: Unwrapped = { value, pointer, ...suggestionsOf(value) }
  for (let wrapping = 0; wrapping < mostWrappings; wrapping += 1) {
    const next = inner(found.value)
    if (next === null) return found
    const { name, description } = suggestionsOf(next.value)
    found = {
      value: next.value,
      pointer: below(found.pointer, next.step),
      name: name ?? found.name,
      description: description ?? found.description,
    }
  }
  return found
}
