import { roles } from '../../../domain/accounts/admin.ts'
import type { Failure } from '../../../domain/kernel/failure.ts'
import { isRole } from './authenticate.ts'
import { isPublicRead } from './caching.ts'
import { type JsonSchema, schemaOf } from './codec/schema.ts'
import { type Code, codes } from './codes.ts'
import type { AnyContract } from './contract.ts'
import { fullName } from './cookie.ts'
import type { Dialect } from './dialect.ts'
import type { StructureLimits } from './json/json-limits.ts'
import { codeOf } from './problem.ts'
import type { Route } from './route.ts'
import type { HttpSettings } from './settings.ts'

type Described = Readonly<{ properties?: Readonly<Record<string, JsonSchema>>; required?: ReadonlyArray<string> }>

const pathOf = (path: string): string => path.replace(/:([A-Za-z]+)/g, '{$1}')

const parametersOf = (contract: AnyContract, settings: HttpSettings): ReadonlyArray<JsonSchema> => {
  const listed = (place: 'path' | 'query', codec: AnyContract['query']) => {
    const { properties = {}, required = [] } = schemaOf(codec) as Described
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: place === 'query' && name === 'q' ? { ...schema, maxLength: settings.searchCharacters } : schema,
    }))
  }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  }
  const cookies = contract.cookie === null ? [] : [{ in: 'cookie', name: fullName(settings, contract.cookie) }]
  return [
    ...listed('path', contract.params),
    ...listed('query', contract.query),
    ...(contract.idempotent ? [key] : []),
    ...cookies.map((cookie) => ({ ...cookie, required: false, schema: { type: 'string' } })),
  ]
}

/** Codes that a route can answer for what it is, beside those of its use case. */
const kernelCodes = (contract: AnyContract): ReadonlyArray<Code> => [
  'NOT_FOUND',
  'VALIDATION_FAILED',
  'MISDIRECTED',
  'URI_TOO_LONG',
  'INTERNAL',
  'UNAVAILABLE',
  ...(contract.body === null && contract.access !== 'signed'
    ? []
    : (['MALFORMED', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const)),
  ...(contract.access === 'public' || contract.access === 'signed' ? [] : (['UNAUTHENTICATED'] as const)),
  ...(isRole(contract.access) ? (['FORBIDDEN'] as const) : []),
  ...(contract.cookie === null ? [] : (['BAD_ORIGIN'] as const)),
  ...(contract.idempotent ? (['IDEMPOTENCY_RUNNING', 'IDEMPOTENCY_KEY_REUSED'] as const) : []),
]

const problemContent = (dialect: Dialect | null, status: string, answered: ReadonlyArray<Code>): JsonSchema => {
  if (dialect !== null)
    return { [dialect.mediaType]: { schema: { $ref: `#/components/schemas/${dialect.problemName}` } } }
  const told = { status: { const: Number(status) }, code: { enum: answered } }
  return {
    'application/problem+json': {
      schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: told }] },
    },
  }
}

const problemResponse = (dialect: Dialect | null, status: string, answered: ReadonlyArray<Code>): JsonSchema => ({
  description: answered.map((code) => `${code}: ${codes[code].title}`).join('. '),
  content: problemContent(dialect, status, answered),
})

const problems = ({ contract, useCase }: Route): Readonly<Record<string, JsonSchema>> => {
  const declared = (useCase.fails as ReadonlyArray<Failure>).map(codeOf)
  const all = [...new Set([...declared, ...kernelCodes(contract)])]
  return Object.fromEntries(
    [...Map.groupBy(all, (code) => String(codes[code].status))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([status, answered]) => [status, problemResponse(contract.dialect, status, answered)]),
  )
}

const mediaTypes = {
  json: 'application/json',
  file: 'application/json',
  archive: 'application/zip',
  html: 'text/html',
  image: 'image/svg+xml',
  csv: 'text/csv',
} as const

const successes = ({ success, media, response }: AnyContract): Readonly<Record<string, JsonSchema>> => {
  const content =
    media === 'empty' || response === null ? {} : { content: { [mediaTypes[media]]: { schema: schemaOf(response) } } }
  return Object.fromEntries(success.map((status) => [String(status), { description: 'Success', ...content }]))
}

/** How large a body may be, and how it may be built, in words. */
const limitsOf = ({ size }: AnyContract, { bodyBytes, structure: { body, document } }: HttpSettings): string => {
  const built = ({ depth, width }: StructureLimits) => `${depth} levels and ${width} members or items of one container`
  const within = size === 'workflow' ? `; in its document, ${built(document)}` : ''
  return `at most ${bodyBytes[size]} bytes, ${built(body)}${within}`
}

const bodyOf = (contract: AnyContract, settings: HttpSettings): JsonSchema => {
  if (contract.access === 'signed')
    return {
      requestBody: {
        description: `at most ${settings.bodyBytes[contract.size]} bytes, signed`,
        content: { 'application/json': { schema: {} } },
      },
    }
  if (contract.body === null) return {}
  const schema = schemaOf(contract.body)
  const form = {
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  }
  return {
    requestBody: {
      required: true,
      description: limitsOf(contract, settings),
      content: { 'application/json': { schema }, ...(contract.multipart ? { 'multipart/form-data': form } : {}) },
    },
  }
}

const security = ({ access }: AnyContract): ReadonlyArray<JsonSchema> => {
  if (access === 'public') return []
  if (access === 'signed') return [{ signature: [] }]
  if (access === 'optional') return [{}, { user: [] }]
  return [{ [access === 'user' ? 'user' : 'operator']: [] }]
}

const operation = (route: Route, settings: HttpSettings): JsonSchema => {
  const { contract } = route
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.tag],
    security: security(contract),
    ...(isRole(contract.access) ? { 'x-least-role': contract.access } : {}),
    parameters: parametersOf(contract, settings),
    ...bodyOf(contract, settings),
    responses: {
      ...successes(contract),
      ...(isPublicRead(contract) ? { 304: { description: 'Not modified' } } : {}),
      ...problems(route),
    },
  }
}

const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(codes) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const operatorTokens = `An operator's access token. \`x-least-role\` is the least role that a route opens to; the roles are a ladder, each may do all that the ones before it may: ${roles.join(', ')}.`

const dialectsOf = (routes: ReadonlyArray<Route>): ReadonlyArray<Dialect> =>
  routes.map(({ contract }) => contract.dialect).filter((each) => each !== null)

/** The OpenAPI 3.1 document of the routes: made from the same values that validate and encode. */
export const openapi = (routes: ReadonlyArray<Route>, settings: HttpSettings): JsonSchema => ({
  openapi: '3.1.0',
  info: {
    title: 'Vexa',
    version: '1',
    description: 'Sell automation workflows from your own server.',
    license: { name: 'MIT', identifier: 'MIT' },
    'x-limits': settings.limits,
  },
  servers: [{ url: settings.publicUrl }],
  paths: Object.fromEntries(
    [...Map.groupBy(routes, ({ contract }) => pathOf(contract.path))].map(([path, siblings]) => [
      path,
      Object.fromEntries(siblings.map((route) => [route.contract.method, operation(route, settings)])),
    ]),
  ),
  components: {
    schemas: {
      Problem: problemSchema,
      ...Object.fromEntries(dialectsOf(routes).map(({ problemName, problemSchema: schema }) => [problemName, schema])),
    },
    securitySchemes: {
      user: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "A buyer's access token" },
      operator: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: operatorTokens },
      signature: { type: 'apiKey', in: 'header', name: 'x-paystack-signature' },
    },
  },
})
