import * as t from 'io-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { members } from '../../src/adapters/http/kernel/codec/members.ts'
import { bytes } from '../../src/adapters/http/kernel/codec/opaque.ts'
import { contract } from '../../src/adapters/http/kernel/contract.ts'
import { reply, route } from '../../src/adapters/http/kernel/route.ts'
import { useCase } from '../../src/application/kernel/use-case.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { ask, bearer } from '../support/http.ts'
import { smallShop } from './support/small-shop.ts'

let title = 'One'
const tell = useCase('Tell', {}, [], () => () => TE.right({ title }))
const shared = { summary: 'Tells', tag: 'Test', response: members({ title: t.string }) } as const

const open = contract({ ...shared, id: 'open', method: 'get', path: '/open', access: 'optional' })
const asked = contract({ ...shared, id: 'asked', method: 'post', path: '/open', access: 'optional', body: members({}) })
const mine = contract({ ...shared, id: 'mine', method: 'get', path: '/mine', access: 'user' })
const tagged = contract({ ...shared, id: 'tagged', method: 'get', path: '/tagged', access: 'user' })
const anyone = contract({ ...shared, id: 'anyone', method: 'get', path: '/anyone', access: 'public' })
const picture = contract({
  ...shared,
  id: 'picture',
  method: 'get',
  path: '/picture',
  access: 'optional',
  response: bytes,
  media: 'image',
})
const visited = contract({
  id: 'visited',
  method: 'get',
  path: '/visited',
  summary: 'Takes any query',
  tag: 'Test',
  access: 'public',
  forgiving: true,
  response: members({ query: t.string }),
})

const same = { toInput: () => ({}), toResponse: (told: { title: string }) => reply(told) }

describe('what caches may keep', () => {
  let url: string
  let stop: () => Promise<void>
  beforeAll(async () => {
    const shop = await smallShop([
      route(open, tell, same),
      route(asked, tell, same),
      route(mine, tell, same),
      route(anyone, tell, same),
      route(tagged, tell, { ...same, toResponse: (told) => reply(told, { headers: { ETag: '"revision-1"' } }) }),
      route(picture, tell, { ...same, toResponse: () => reply('<svg/>') }),
      route(visited, tell, { ...same, toResponse: (_, { raw }) => reply({ query: raw.query.toString() }) }),
    ])
    url = shop.url
    stop = shop.stop
  })
  afterAll(() => stop?.())

  const get = (path: string, headers = {}) => ask(url, path, { headers })

  it('is a public answer, as long as it is asked whether it changed', async () => {
    const answer = await get('/open')
    expect(answer.header('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(answer.header('etag')).toMatch(/^"[\w-]{43}"$/)
    expect(answer.header('vary')).toBe('Origin, Authorization')
  })

  it('is told apart by its ETag, which is that of the very bytes', async () => {
    const before = await get('/open')
    expect((await get('/open')).header('etag')).toBe(before.header('etag'))
    title = 'Two'
    const after = await get('/open', { 'If-None-Match': before.header('etag') ?? '' })
    title = 'One'
    expect(after.status).toBe(200)
    expect(after.header('etag')).not.toBe(before.header('etag'))
  })

  it('is not sent again to who has it', async () => {
    const tag = (await get('/open')).header('etag') ?? ''
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*', ['"other"', tag]]) {
      const answer = await get('/open', { 'If-None-Match': known })
      expect(answer.status).toBe(304)
      expect(answer.bytes.byteLength).toBe(0)
      expect(answer.header('etag')).toBe(tag)
      expect(answer.header('cache-control')).toBe('public, max-age=0, must-revalidate')
      expect(answer.header('vary')).toBe('Origin, Authorization')
      expect(answer.headers['content-type']).toBeUndefined()
      for (const name of ['x-content-type-options', 'content-security-policy', 'x-request-id'])
        expect(answer.headers[name]).toHaveLength(1)
    }
    for (const unknown of ['"other"', tag.slice(1, -1), ''])
      expect((await get('/open', { 'If-None-Match': unknown })).status).toBe(200)
  })

  it('is not what was made for one who signed in', async () => {
    const answer = await get('/open', bearer('good'))
    expect(answer.status).toBe(200)
    expect(answer.header('cache-control')).toBe('private, no-store')
    expect(answer.headers.etag).toBeUndefined()
    expect(answer.header('vary')).toBe('Origin, Authorization')
  })

  it('is not given to one whose token is bad', async () => {
    expect((await get('/open', bearer('bad'))).status).toBe(401)
    expect((await get('/open', { Authorization: 'nonsense' })).status).toBe(401)
    expect((await get('/anyone', bearer('bad'))).status).toBe(200)
  })

  it.each([
    ['/mine', 'good'],
    ['/anyone', 'good'],
  ])('is nothing of %s', async (path, token) => {
    const answer = await get(path, bearer(token))
    expect(answer.status).toBe(200)
    expect(answer.header('cache-control')).toBe('no-store')
    expect(answer.headers.etag).toBeUndefined()
  })

  it('is no answer to a POST, and no refusal', async () => {
    const posted = await ask(url, '/open', { body: {} })
    expect([posted.status, posted.header('cache-control')]).toEqual([200, 'no-store'])
    expect((await get('/open?unknown=1')).header('cache-control')).toBe('no-store')
  })

  it('is told by the route itself where it has a revision', async () => {
    expect((await get('/tagged', bearer('good'))).header('etag')).toBe('"revision-1"')
    const known = await get('/tagged', { ...bearer('good'), 'If-None-Match': '"revision-1"' })
    expect([known.status, known.header('cache-control')]).toEqual([304, 'no-store'])
  })

  it('is a picture too', async () => {
    const answer = await get('/picture')
    expect(answer.header('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect((await get('/picture', { 'If-None-Match': answer.header('etag') ?? '' })).status).toBe(304)
  })

  it('a route that forgives takes any query', async () => {
    for (const query of ['a=1&a=2&b[]=3', 'x=%C3%28&reference=r', ''])
      expect((await get(`/visited?${query}`)).status, query).toBe(200)
    expect((await get('/visited?reference=r&reference=s')).json).toEqual({ query: 'reference=r&reference=s' })
  })
})
