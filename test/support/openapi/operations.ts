import { ask } from '../http.ts'
import { nobodysId } from '../nobody.ts'
import { exampleOf, type Schema } from './example.ts'

export type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }>

type Content = Readonly<Record<string, Readonly<{ schema?: Schema }>>>

/** One operation of the API document, with what tests ask of it. */
export type Operation = Readonly<{
  method: string
  path: string
  id: string
  leastRole: string | null
  security: ReadonlyArray<Readonly<Record<string, unknown>>>
  parameters: ReadonlyArray<Parameter>
  /** Of its JSON body; null where it takes none. */
  body: Schema | null
  takesForms: boolean
}>

type Described = Readonly<{
  operationId: string
  'x-least-role'?: string
  security: Operation['security']
  parameters: ReadonlyArray<Parameter>
  requestBody?: Readonly<{ content: Content }>
}>

type Document = Readonly<{ paths: Readonly<Record<string, Readonly<Record<string, Described>>>> }>

const operation = (path: string, method: string, described: Described): Operation => {
  const content = described.requestBody?.content
  return {
    method: method.toUpperCase(),
    path,
    id: described.operationId,
    leastRole: described['x-least-role'] ?? null,
    security: described.security,
    parameters: described.parameters,
    body: content?.['application/json']?.schema ?? null,
    takesForms: content?.['multipart/form-data'] !== undefined,
  }
}

/** Every operation that a running shop documents. */
export const operationsOf = async (url: string): Promise<ReadonlyArray<Operation>> => {
  const { paths } = (await ask(url, '/api/openapi.json')).json as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(path, method, described)),
  )
}

/** An operation's path, and what its query has to say, with these values, or with what nothing has. */
export const pathWith = ({ path, parameters }: Operation, values: Readonly<Record<string, string>> = {}): string => {
  const valueOf = (name: string): string => {
    const schema = parameters.find((each) => each.name === name)?.schema ?? {}
    const usual = schema.type === 'string' && schema.pattern === undefined ? nobodysId : String(exampleOf(schema))
    return encodeURIComponent(values[name] ?? usual)
  }
  const query = parameters.filter((each) => each.in === 'query' && each.required)
  const asked = query.map(({ name }) => `${encodeURIComponent(name)}=${valueOf(name)}`).join('&')
  return `${path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name))}${asked === '' ? '' : `?${asked}`}`
}
