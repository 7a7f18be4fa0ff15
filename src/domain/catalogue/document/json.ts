/** A JSON object whose names come from a file: read through `own`, written through Object.fromEntries, never by assignment. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A member of the object itself; `__proto__` and `constructor` are names like any other. */
export const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

export const ownText = (object: JsonObject, name: string): string | null => {
  const value = own(object, name)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export const isText = (value: unknown): value is string => typeof value === 'string'

export const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
