import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSvg, shownAs } from '../../domain/catalogue/drawing/read-svg.ts'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, uploaded } from '../support/catalogue.ts'
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
    expect([etag, again.status, again.text]).toEqual([expect.stringMatching(/^"[\w-]{43}"$/), 304, ''])
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
