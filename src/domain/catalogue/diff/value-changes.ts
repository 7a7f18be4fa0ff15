import { isObject, type JsonObject, own } from '../document/json.ts'

/** A member's name, or an item's number. */
export type Step = string | number

/** What became of one value: `before` absent where it is new, `after` absent where it is gone. */
export type ValueChange = Readonly<{ path: ReadonlyArray<Step>; before?: unknown; after?: unknown }>

const change = (path: ReadonlyArray<Step>, before: unknown, after: unknown): ValueChange => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

const memberChanges = (before: JsonObject, after: JsonObject, path: ReadonlyArray<Step>): ReadonlyArray<ValueChange> =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    valueChanges(own(before, name), own(after, name), [...path, name]),
  )

const itemChanges = (
  before: ReadonlyArray<unknown>,
  after: ReadonlyArray<unknown>,
  path: ReadonlyArray<Step>,
): ReadonlyArray<ValueChange> =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
    valueChanges(before[index], after[index], [...path, index]),
  ).flat()

/** What differs between two JSON values, at the deepest places that differ. The order of members does not count. */
export const valueChanges = (
  before: unknown,
  after: unknown,
  path: ReadonlyArray<Step> = [],
): ReadonlyArray<ValueChange> => {
  if (isObject(before) && isObject(after)) return memberChanges(before, after, path)
  if (Array.isArray(before) && Array.isArray(after)) return itemChanges(before, after, path)
  return before === after ? [] : [change(path, before, after)]
}

type Changed = Readonly<{ rest: ReadonlyArray<Step>; change: ValueChange }>

const changedValue = (value: unknown, changes: ReadonlyArray<Changed>): unknown => {
  const whole = changes.find(({ rest }) => rest.length === 0)
  if (whole !== undefined) return whole.change.after
  const byStep = Map.groupBy(changes, ({ rest }) => rest[0])
  const part = (step: Step, old: unknown): unknown => {
    const inner = byStep.get(step)
    return inner === undefined
      ? old
      : changedValue(
          old,
          inner.map(({ rest, change }) => ({ rest: rest.slice(1), change })),
        )
  }
  if (Array.isArray(value)) {
    const numbers = [...byStep.keys()].filter((step) => typeof step === 'number')
    const length = numbers.reduce((most, index) => Math.max(most, index + 1), value.length)
    return Array.from({ length }, (_, index) => part(index, value[index])).filter((item) => item !== undefined)
  }
  if (!isObject(value)) return value
  const names = new Set([...Object.keys(value), ...[...byStep.keys()].filter((step) => typeof step === 'string')])
  const members = [...names].map((name) => [name, part(name, own(value, name))] as const)
  return Object.fromEntries(members.filter(([, member]) => member !== undefined))
}

/** An object after changes that were found between it and another: the other. */
export const withChanges = (object: JsonObject, changes: ReadonlyArray<ValueChange>): JsonObject => {
  const changed = changedValue(
    object,
    changes.map((change) => ({ rest: change.path, change })),
  )
  return isObject(changed) ? changed : object
}
