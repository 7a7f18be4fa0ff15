import { below } from '../../kernel/pointer.ts'
import { isObject, type JsonObject } from './json.ts'

/** A text in a document: `name` is its member's, null in an array; the pointer is made only when it is asked for. */
export type PlacedText = Readonly<{
  text: string
  name: string | null
  parent: JsonObject | null
  pointer: () => string
}>

type Step = string | number

/** Visits every text of a value, in order. The value is at most as deep as documents may be. */
export const eachText = (value: unknown, root: string, visit: (found: PlacedText) => void): void => {
  const path: Array<Step> = []
  const pointer = (): string => below(root, ...path)
  const child = (step: Step, inner: unknown, parent: JsonObject | null): void => {
    path.push(step)
    if (typeof inner === 'string') visit({ text: inner, name: typeof step === 'string' ? step : null, parent, pointer })
    else descend(inner)
    path.pop()
  }
  const descend = (container: unknown): void => {
    if (Array.isArray(container)) for (const [index, item] of container.entries()) child(index, item, null)
    else if (isObject(container)) for (const [name, member] of Object.entries(container)) child(name, member, container)
  }
  if (typeof value === 'string') visit({ text: value, name: null, parent: null, pointer })
  else descend(value)
}
