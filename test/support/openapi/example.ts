import fc from 'fast-check'
import { nobodysId } from '../nobody.ts'

/** As much of JSON Schema as the API document uses. */
export type Schema = Readonly<{
  type?: string
  const?: unknown
  enum?: ReadonlyArray<unknown>
  anyOf?: ReadonlyArray<Schema>
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  required?: ReadonlyArray<string>
}>

const dayMs = 86_400_000

const formats: Readonly<Record<string, () => string>> = {
  uuid: () => nobodysId,
  'date-time': () => new Date(Date.now() + dayMs).toISOString(),
  email: () => 'nobody@nowhere.example',
  uri: () => 'http://localhost/',
}

const matching = (pattern: string): string =>
  fc.sample(fc.stringMatching(new RegExp(pattern), { size: 'xsmall' }), { seed: 1, numRuns: 1 })[0] ?? ''

const exampleText = ({ format, pattern, minLength = 1 }: Schema): string => {
  const formed = format === undefined ? undefined : formats[format]
  if (formed !== undefined) return formed()
  return pattern === undefined ? 'abcdefghijklmnopqrstuvwxyz'.slice(0, Math.max(3, minLength)) : matching(pattern)
}

/** A value that a schema takes: every member that it names where `all`, else the required ones. */
export const exampleOf = (schema: Schema, all = false): unknown => {
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return exampleOf(schema.anyOf[0] ?? {}, all)
  switch (schema.type) {
    case 'object': {
      const names = all ? Object.keys(schema.properties ?? {}) : (schema.required ?? [])
      return Object.fromEntries(names.map((name) => [name, exampleOf(schema.properties?.[name] ?? {}, all)]))
    }
    case 'array':
      return all ? [exampleOf(schema.items ?? {}, all)] : []
    case 'integer':
      return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 1_000, 1_000))
    case 'boolean':
      return false
    case 'string':
      return exampleText(schema)
    default:
      return {}
  }
}
