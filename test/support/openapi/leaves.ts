import { exampleOf, type Schema } from './example.ts'

/** A place in a body that holds one value: how to get there, and what is expected. */
export type Leaf = Readonly<{ keys: ReadonlyArray<string>; schema: Schema; mayBeNull: boolean }>

/** A body that a schema takes, with every member that it names, and the places in it. */
export type Filled = Readonly<{ example: unknown; leaves: ReadonlyArray<Leaf> }>

const leavesOf = (schema: Schema, keys: ReadonlyArray<string>, mayBeNull = false): ReadonlyArray<Leaf> => {
  if (schema.anyOf !== undefined)
    return leavesOf(
      schema.anyOf[0] ?? {},
      keys,
      schema.anyOf.some(({ type }) => type === 'null'),
    )
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => leavesOf(each, [...keys, name]))
  if (schema.type === 'array') return leavesOf(schema.items ?? {}, [...keys, '0'])
  return schema.type === undefined ? [] : [{ keys, schema, mayBeNull }]
}

/** One body for each form that a request may take. */
export const filledForms = (schema: Schema): ReadonlyArray<Filled> =>
  (schema.anyOf ?? [schema]).map((form) => ({ example: exampleOf(form, true), leaves: leavesOf(form, []) }))

export const pointerOf = ({ keys }: Leaf): string => keys.map((key) => `/${key}`).join('')

const replaced = (value: unknown, [key, ...rest]: ReadonlyArray<string>, by: string): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((each, at) => (String(at) === key ? replaced(each, rest, by) : each))
  const members = Object.entries(value as object)
  return Object.fromEntries(members.map(([name, each]) => [name, name === key ? replaced(each, rest, by) : each]))
}

const placeholder = 'here-comes-something-else'

/** The body as JSON, with these very characters in the place of one value. */
export const withRaw = (example: unknown, { keys }: Leaf, raw: string): string =>
  JSON.stringify(replaced(example, keys, placeholder)).replace(`"${placeholder}"`, () => raw)
