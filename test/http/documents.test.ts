import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codes, isCode, kinds } from '../../src/adapters/http/kernel/codes.ts'
import type { AnyContract } from '../../src/adapters/http/kernel/contract.ts'
import type { Route } from '../../src/adapters/http/kernel/route.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import type { Failure } from '../../src/domain/kernel/failure.ts'
import { ask } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'

type Json = Readonly<Record<string, unknown>>
type Operation = Readonly<{
  operationId: string
  parameters: ReadonlyArray<Readonly<{ name: string; in: string }>>
  security: ReadonlyArray<Json>
  requestBody?: Json
  responses: Readonly<Record<string, Json>>
}>

const routes: ReadonlyArray<Route> = capabilities.flatMap((each) => each.routes)
/** What anyone may keep and ask about again. */
const isPublicRead = ({ access, method }: AnyContract): boolean => access === 'optional' && method === 'get'
const failuresOf = ({ useCase }: Route): ReadonlyArray<Failure> => useCase.fails

describe('the API document', () => {
  let shop: TestShop
  let document: Readonly<{ openapi: string; paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>
  beforeAll(async () => {
    shop = await testShop()
    document = (await ask(shop.url, '/api/openapi.json')).json
  })
  afterAll(() => shop?.stop())

  const operationOf = ({ path, method }: AnyContract): Operation | undefined =>
    document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(document.openapi).toMatch(/^3\.1\./)
  })

  it('has every route once, under a name of its own', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations).toHaveLength(routes.length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length)
    for (const { contract } of routes) expect(operationOf(contract)?.operationId, contract.id).toBe(contract.id)
  })

  it('has no schema that says nothing but where any value is meant', () => {
    const empty: Array<string> = []
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'schema' && JSON.stringify(inner) === '{}' && !at.includes('webhook')) empty.push(at)
        walk(inner, `${at}/${key}`)
      }
    }
    walk(document, '')
    expect(empty).toEqual([])
  })

  const table = routes.map((route) => [route.contract.id, route] as const)

  it.each(table)('has every code that %s can answer', (_, route) => {
    const responses = operationOf(route.contract)?.responses ?? {}
    const documented = new Set(JSON.stringify(responses).match(/[A-Z][A-Z_]+[A-Z]/g))
    for (const { tag, kind, code } of failuresOf(route))
      expect(documented.has(code ?? kinds[kind].code), `${tag} of ${route.contract.id}`).toBe(true)
    for (const status of route.contract.success) expect(responses[String(status)]).toBeDefined()
    for (const code of ['MISDIRECTED', 'URI_TOO_LONG', 'INTERNAL', 'UNAVAILABLE'])
      expect(documented.has(code)).toBe(true)
    const { access, body, idempotent } = route.contract
    if (access !== 'public' && access !== 'signed') expect(documented.has('UNAUTHENTICATED')).toBe(true)
    if (body !== null)
      for (const code of ['MALFORMED', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']) expect(documented.has(code)).toBe(true)
    expect(documented.has('IDEMPOTENCY_KEY_REUSED')).toBe(idempotent)
    expect('304' in responses).toBe(isPublicRead(route.contract))
  })

  it.each(table)('says of %s who may call it', (_, { contract }) => {
    const schemes = operationOf(contract)?.security.map((each) => Object.keys(each)[0] ?? 'nobody')
    const expected = { public: [], optional: ['nobody', 'user'], user: ['user'], signed: ['signature'] }
    const { access } = contract
    expect(schemes).toEqual(access in expected ? expected[access as keyof typeof expected] : ['operator'])
  })

  it('names an address for every code, with a page behind it that explains it', async () => {
    for (const code of Object.keys(codes)) {
      const answer = await ask(shop.url, `/problems/${code.toLowerCase().replaceAll('_', '-')}`)
      expect(answer.status, code).toBe(200)
      expect(answer.header('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.text).toContain(code)
    }
    expect((await ask(shop.url, '/problems/never-heard-of')).status).toBe(404)
    expect((await ask(shop.url, '/problems/__proto__')).status).toBe(404)
    expect((await ask(shop.url, '/problems/%3Cscript%3E')).text).not.toContain('<script>')
  })

  describe('has a page', () => {
    const own = /^\/(?!\/)/

    it('that asks nobody else for anything', async () => {
      const { text, headers } = await ask(shop.url, '/api/docs')
      const addresses = [...text.matchAll(/(?:src|href|url)\s*[=:(]\s*["']?([^"')\s>]+)/g)].map(
        ([, address]) => address ?? '',
      )
      expect(addresses.length).toBeGreaterThanOrEqual(3)
      for (const address of addresses) expect(address).toMatch(own)
      expect(text).not.toMatch(/https?:\/\//)
      expect(headers['content-security-policy']?.[0]).toContain("default-src 'self'")
      expect(headers['content-security-policy']?.[0]).not.toMatch(/https?:/)
    })

    it('whose parts are all here', async () => {
      const { text } = await ask(shop.url, '/api/docs')
      const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
      for (const part of parts) {
        const answer = await ask(shop.url, part)
        expect(answer.status, part).toBe(200)
        expect(answer.bytes.byteLength, part).toBeGreaterThan(50)
        expect(answer.header('content-type'), part).toMatch(/css|javascript/)
      }
      const start = await ask(shop.url, '/api/docs/start.js')
      expect(start.text).toContain('/api/openapi.json')
      expect(start.text).not.toMatch(/https?:\/\//)
    })

    it('whose style loads nothing from elsewhere', async () => {
      for (const path of ['/api/docs/swagger-ui.css', '/assets/page.css']) {
        const { text } = await ask(shop.url, path)
        expect(text).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//)
      }
    })
  })
})

describe('every failure that a use case declares', () => {
  const failures = new Map<string, Failure>(
    capabilities
      .flatMap(({ useCases }) => useCases)
      .flatMap(({ fails }): ReadonlyArray<Failure> => fails)
      .map((each) => [each.tag, each]),
  )

  it.each([...failures])('%s has a code in the table, of the status of its kind', (_, { kind, code, title }) => {
    const named = code ?? kinds[kind].code
    expect(isCode(named), named).toBe(true)
    if (isCode(named)) expect(codes[named].status).toBe(kinds[kind].status)
    expect(title.length).toBeGreaterThan(3)
  })

  it('has a tag of its own among those of its use case', () => {
    for (const { name, fails } of capabilities.flatMap(({ useCases }) => useCases)) {
      const tags = (fails as ReadonlyArray<Failure>).map(({ tag }) => tag)
      expect(new Set(tags).size, name).toBe(tags.length)
    }
  })
})
