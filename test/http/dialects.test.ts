import * as t from 'io-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { members } from '../../src/adapters/http/kernel/codec/members.ts'
import { contract } from '../../src/adapters/http/kernel/contract.ts'
import type { Dialect } from '../../src/adapters/http/kernel/dialect.ts'
import { loggedPath } from '../../src/adapters/http/kernel/logged-path.ts'
import { reply, route } from '../../src/adapters/http/kernel/route.ts'
import { useCase } from '../../src/application/kernel/use-case.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { unavailable } from '../../src/ports/kernel/transact.ts'
import { ask, type Received, raw } from '../support/http.ts'
import { smallShop } from './support/small-shop.ts'

const pirate: Dialect = {
  prefix: '/sea/',
  tell: ({ status, code }) => ({ arr: `${status} ${code}` }),
  mediaType: 'application/json',
  problemName: 'Arr',
  problemSchema: { type: 'object' },
  requestHeaders: 'x-parrot',
}

let broken: 'lost' | 'buggy' | null = null
const tell = useCase('Tell', {}, [], () => () => {
  if (broken === 'buggy') throw new Error('a bug')
  return broken === 'lost' ? TE.left(unavailable({ what: 'ship' })) : TE.right({ title: 'Ahoy' })
})
const shared = {
  summary: 'Tells',
  tag: 'Test',
  method: 'get',
  access: 'public',
  response: members({ title: t.string }),
} as const
const abroad = contract({
  ...shared,
  id: 'abroad',
  path: '/sea/:token/here',
  dialect: pirate,
  params: members({ token: t.string }),
})
const atHome = contract({ ...shared, id: 'atHome', path: '/home' })
const same = { toInput: () => ({}), toResponse: (told: { title: string }) => reply(told) }

const leave = ({ headers }: Received) => Object.entries(headers).filter(([name]) => name.startsWith('access-control-'))
const open = [['access-control-allow-origin', ['*']]]

describe('routes with the manners of others', () => {
  let url: string
  let stop: () => Promise<void>
  beforeAll(async () => {
    ;({ url, stop } = await smallShop([route(abroad, tell, same), route(atHome, tell, same)]))
  })
  afterAll(() => stop?.())

  const told = (path: string, method = 'GET') => ask(url, path, { method, headers: { Origin: 'https://n8n.example' } })

  it('answer pages of any origin, and hand out nothing for which one signs in', async () => {
    const answer = await told('/sea/parrot/here')
    expect([answer.status, answer.json]).toEqual([200, { title: 'Ahoy' }])
    expect(leave(answer)).toEqual(open)
    expect(leave(await told('/home'))).toEqual([])
  })

  it('let pages of any origin ask with the headers that they send', async () => {
    const preflight = (path: string) =>
      ask(url, path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://n8n.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'x-parrot',
        },
      })
    for (const path of ['/sea/parrot/here', '/sea/nowhere']) {
      const answer = await preflight(path)
      expect([answer.status, answer.text]).toEqual([204, ''])
      expect(Object.fromEntries(leave(answer))).toEqual({
        'access-control-allow-origin': ['*'],
        'access-control-allow-methods': ['GET, HEAD, OPTIONS'],
        'access-control-allow-headers': ['x-parrot'],
        'access-control-max-age': ['600'],
      })
    }
    expect(leave(await preflight('/home'))).toEqual([])
  })

  it.each([
    ['/sea/parrot/nowhere', 'GET', '404 NOT_FOUND'],
    ['/sea/%ff/here', 'GET', '404 NOT_FOUND'],
    ['/sea/parrot/here', 'POST', '405 METHOD_NOT_ALLOWED'],
    [`/sea/${'x'.repeat(9_000)}`, 'GET', '414 URI_TOO_LONG'],
  ])('say in their own words what is wrong with %.30s %s', async (path, method, arr) => {
    const answer = await told(path, method)
    expect(answer.json).toEqual({ arr })
    expect(answer.status).toBe(Number(arr.slice(0, 3)))
    expect(answer.header('content-type')).toBe('application/json')
    expect(leave(answer)).toEqual(open)
  })

  it('say so of what the shop could not do, too', async () => {
    broken = 'lost'
    const lost = await told('/sea/parrot/here')
    expect([lost.status, lost.json, lost.header('retry-after')]).toEqual([503, { arr: '503 UNAVAILABLE' }, '5'])
    broken = 'buggy'
    expect((await told('/sea/parrot/here')).json).toEqual({ arr: '500 INTERNAL' })
    broken = null
  })

  it('have addresses of their own: what only looks alike is the shop’s', async () => {
    for (const path of ['/sea', '/seaside', '/home/sea/']) {
      const answer = await told(path)
      expect([answer.status, answer.header('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
      expect(leave(answer)).toEqual([])
    }
  })

  it('are no way around the check of the host', async () => {
    const { port } = new URL(url)
    const answer = await raw(
      Number(port),
      'GET /sea/parrot/here HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 421 /)
    expect(answer).toContain('{"arr":"421 MISDIRECTED"}')
  })
})

describe('a path in the log', () => {
  it('has no tokens in it, and all else', () => {
    expect(loggedPath('/sea/s3cret/here', '/sea/:token/here')).toBe('/sea/…/here')
    expect(loggedPath('/home/7/x', '/home/:id/x')).toBe('/home/7/x')
  })
})
