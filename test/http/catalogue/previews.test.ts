import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundedDrawings } from '../../../src/adapters/cache/bounded.drawings.ts'
import { TE } from '../../../src/domain/kernel/fp.ts'
import { Drawings } from '../../../src/ports/catalogue/drawings.ts'
import { provide } from '../../../src/ports/kernel/port.ts'
import { readSvg, shownAs } from '../../domain/catalogue/drawing/read-svg.ts'
import { ask } from '../../support/http.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, post, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

describe('the picture of a workflow', () => {
  let shop: TestShop
  let owner: Person
  let path: string
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    const { workflowId } = await uploaded(shop, owner, {
      title: 'Post <b>& more',
      document: aDocument({}, 'confidential'),
    })
    path = `/api/workflows/${workflowId}/preview.svg`
  })
  afterAll(() => shop?.stop())

  it('is an SVG of its graph under its title, without what its nodes do', async () => {
    const answer = await ask(shop.url, path)
    expect(answer.status).toBe(200)
    expect(answer.header('content-type')).toBe('image/svg+xml; charset=utf-8')
    const svg = readSvg(answer.text)
    expect(svg.children[0]).toMatchObject({ tag: 'title', text: 'Post <b>& more' })
    expect(shownAs(svg, 'Every morning').tag).toBe('g')
    expect(answer.text).not.toContain('confidential')
  })

  it('may have its style sheet and nothing else, when it is opened by itself', async () => {
    const answer = await ask(shop.url, path)
    expect(answer.header('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    expect(answer.header('x-content-type-options')).toBe('nosniff')
  })

  it('is not sent again to who has it', async () => {
    const etag = (await ask(shop.url, path)).header('etag') ?? ''
    const again = await ask(shop.url, path, { headers: { 'If-None-Match': etag } })
    expect([etag, again.status, again.text]).toEqual([expect.stringMatching(/^"[0-9a-f]{64}-\d+"$/), 304, ''])
    expect(again.header('etag')).toBe(etag)
    expect(again.header('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(again.header('content-type')).toBeNull()
    expect(again.header('content-security-policy')).toContain("style-src 'unsafe-inline'")
    expect((await ask(shop.url, path, { headers: { 'If-None-Match': `${etag.slice(0, -1)}0"` } })).status).toBe(200)
  })

  it('is drawn once for all who look, and not at all for who has it', async () => {
    const drawn: Array<string> = []
    const drawings = boundedDrawings()
    const watched: Drawings = {
      find: drawings.find,
      keep: (key, drawing) => TE.flatMap(() => drawings.keep(key, drawing))(TE.fromIO(() => void drawn.push(key))),
    }
    const etag = (await ask(shop.url, path)).header('etag') ?? ''
    const fresh = await besides(shop, {}, { extra: [provide(Drawings, watched)] })
    try {
      expect((await ask(fresh.url, path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
      expect(drawn).toEqual([])
      const [first, second] = [await ask(fresh.url, path), await ask(fresh.url, path)]
      expect(drawn).toEqual([etag.slice(1, -1)])
      expect(second.text).toBe(first.text)
      expect(second.headers).toMatchObject({ etag: [etag], 'content-type': ['image/svg+xml; charset=utf-8'] })
    } finally {
      await fresh.stop()
    }
  })

  it('is another one once another version is sold', async () => {
    const { workflowId } = await uploaded(shop, owner)
    const preview = `/api/workflows/${workflowId}/preview.svg`
    const before = await ask(shop.url, preview)
    const [trigger] = aDocument().nodes as ReadonlyArray<object>
    const document = aDocument({ nodes: [{ ...trigger, name: 'Every evening' }], connections: {} })
    const added = { version: '2.0.0', changelog: 'Later', document, release: true }
    expect((await post(shop, owner, `/api/admin/workflows/${workflowId}/versions`, added)).status).toBe(201)
    const after = await ask(shop.url, preview, { headers: { 'If-None-Match': before.header('etag') ?? '' } })
    expect(after.status).toBe(200)
    expect(after.text).toContain('Every evening')
  })

  it('is found by the slug, too', async () => {
    const { slug } = await uploaded(shop, owner)
    expect((await ask(shop.url, `/api/workflows/${slug}/preview.svg`)).status).toBe(200)
  })

  it('does not exist of a draft, nor of nothing', async () => {
    const { workflowId } = await uploaded(shop, owner, { publish: false })
    for (const id of [workflowId, 'nothing'])
      expect((await ask(shop.url, `/api/workflows/${id}/preview.svg`)).json).toMatchObject({ code: 'NOT_FOUND' })
  })
})
