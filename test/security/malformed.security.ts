import { Ajv } from 'ajv'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyone } from '../http/access/callers.ts'
import { openTill, type Till } from '../http/payment/till.ts'
import { businessRows } from '../http/support/business-rows.ts'
import { contracts } from '../http/support/every-route.ts'
import { ask, type Received } from '../support/http.ts'
import { type Operation, operationsOf } from '../support/openapi/operations.ts'
import { type Attempt, bytesOf } from './attempt.ts'
import { malformed } from './malformed.ts'
import { seed, tries } from './settings.ts'

const routes = contracts.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
const mostMs = 5_000
/** Answered by n8n's manners, not ours; and what an upload may take. */
const isOurs = (path: string): boolean => !path.startsWith('/n8n/')

const within = <A>(work: Promise<A>): Promise<A> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`no answer within ${mostMs} ms`)), mostMs).unref()
    }),
  ])

describe(`malformed requests of seed ${seed}`, () => {
  let till: Till
  let operations: ReadonlyMap<string, Operation>
  let headersOf: Awaited<ReturnType<typeof everyone>>['headersOf']
  let isProblem: (json: unknown) => boolean
  beforeAll(async () => {
    const patient = ['LOGIN_PER_ACCOUNT_AND_ADDRESS', 'LOGIN_PER_ADDRESS', 'LOGIN_PER_ACCOUNT', 'REGISTER_PER_ADDRESS']
    till = await openTill(Object.fromEntries(patient.map((name) => [`LIMIT_${name}`, '10000'])))
    operations = new Map((await operationsOf(till.shop.url)).map((each) => [`${each.method} ${each.path}`, each]))
    headersOf = (await everyone(till.shop)).headersOf
    const { components } = (await ask(till.shop.url, '/api/openapi.json')).json
    isProblem = new Ajv({ strict: false, validateFormats: false }).compile(components.schemas.Problem)
  })
  afterAll(() => till?.close())

  const send = (attempt: Attempt, who: Readonly<Record<string, string>>): Promise<Received> => {
    const { method, path, headers } = attempt
    const body = bytesOf(attempt)
    const length = body === undefined ? {} : { 'Content-Length': String(body.length) }
    return within(ask(till.shop.url, path, { method, headers: { ...length, ...who, ...headers }, body }))
  }
  const checked = (attempt: Attempt, answer: Received): void => {
    const at = `${JSON.stringify(attempt).slice(0, 2_000)}: ${answer.status} ${answer.text.slice(0, 500)}`
    expect(answer.status, at).toBeLessThan(500)
    if (answer.status < 400 || attempt.method === 'HEAD' || !isOurs(attempt.path)) return
    // What node:http refuses before we see it has no body.
    if (answer.text === '') {
      expect([400, 408, 417, 431], at).toContain(answer.status)
      return
    }
    expect(answer.header('content-type'), at).toBe('application/problem+json; charset=utf-8')
    expect(isProblem(answer.json), at).toBe(true)
    expect(answer.json.status, at).toBe(answer.status)
  }

  it.each(routes)('are refused by %s, without a fault, a wait or a trace', async (route) => {
    const operation = operations.get(route) ?? expect.fail('not in the API document')
    const caller = route.includes('/api/admin') ? 'owner' : 'buyer'
    const refused: Array<Attempt> = []
    let who = await headersOf(caller)
    for (const attempt of fc.sample(malformed(operation), { seed, numRuns: tries })) {
      const answer = await send(attempt, who)
      // Some of them are right by chance, and end the session that they come from.
      if (answer.status === 401) who = await headersOf(caller)
      checked(attempt, answer)
      if (answer.status >= 400) refused.push(attempt)
    }
    expect(refused.length).toBeGreaterThan(0)
    // What was refused is refused again, and nothing came of it.
    who = await headersOf(caller)
    let before = await businessRows(till.shop)
    for (const attempt of refused) {
      const answer = await send(attempt, who)
      checked(attempt, answer)
      if (answer.status < 400) before = await businessRows(till.shop)
    }
    expect(await businessRows(till.shop)).toEqual(before)
    expect(till.shop.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})
