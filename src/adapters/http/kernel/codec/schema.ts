import type * as t from 'io-ts'

/** A JSON Schema of OpenAPI 3.1 (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>

type Described = Readonly<{ schema?: JsonSchema }>

/** Gives a codec the schema that documents it. Every codec that the OpenAPI document meets needs one, or is built from such. */
export const documented = <C extends t.Any>(codec: C, schema: JsonSchema): C => Object.assign(codec, { schema })

const isDescribed = (codec: object): codec is Required<Described> => 'schema' in codec

type Structured = Readonly<{
  _tag?: string
  name: string
  type?: t.Any
  types?: ReadonlyArray<t.Any>
  value?: unknown
  keys?: object
  codomain?: t.Any
}>

const isNullType = (codec: t.Any): boolean => (codec as Structured)._tag === 'NullType'

const union = (types: ReadonlyArray<t.Any>): JsonSchema => {
  const [only, ...others] = types.filter((each) => !isNullType(each)).map(schemaOf)
  const nullable = types.some(isNullType)
  return nullable || others.length > 0
    ? { anyOf: [...(only === undefined ? [] : [only]), ...others, ...(nullable ? [{ type: 'null' }] : [])] }
    : (only ?? {})
}

/** The schema of a codec. A codec that has none fails at start instead of becoming `{}`. */
export const schemaOf = (codec: t.Any): JsonSchema => {
  if (isDescribed(codec)) return codec.schema
  const shape = codec as Structured
  switch (shape._tag) {
    case 'StringType':
      return { type: 'string' }
    case 'BooleanType':
      return { type: 'boolean' }
    case 'NullType':
      return { type: 'null' }
    case 'LiteralType':
      return { const: shape.value }
    case 'KeyofType':
      return { type: 'string', enum: Object.keys(shape.keys ?? {}) }
    case 'UnionType':
      return union(shape.types ?? [])
    default:
      throw new Error(`codec "${shape.name}" has no JSON Schema; wrap it in documented(codec, schema)`)
  }
}
