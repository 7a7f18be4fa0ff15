import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, type Received } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, aListing } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

const boundary = 'here-it-ends'

describe('a workflow file', () => {
  let shop: TestShop
  let owner: Person
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
  })
  afterAll(() => shop?.stop())

  const part = (disposition: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`
  const sent = (name: string, document: string, title = aListing.title): Promise<Received> => {
    const fields = { title, summary: aListing.summary, price: JSON.stringify(aListing.price) }
    const body = [
      ...Object.entries(fields).map(([field, value]) => part(`name="${field}"`, value)),
      part(`name="file"; filename="${name}"`, document),
      `--${boundary}--\r\n`,
    ].join('')
    const headers = { ...bearer(owner.accessToken), 'Content-Type': `multipart/form-data; boundary=${boundary}` }
    return ask(shop.url, '/api/admin/workflows', { method: 'POST', headers, body })
  }
  const sourceOf = (id: string) =>
    ask(shop.url, `/api/admin/workflows/${id}/versions/1.0.0/source`, { headers: bearer(owner.accessToken) })

  it.each([
    '../../app.js',
    'C:\\\\x',
    'a%0d%0aSet-Cookie: x=1.json',
    `${'n'.repeat(300)}.json`,
    'gpj.\u202enosj.json',
    'CON.json',
    '/etc/cron.d/vexa',
    '..%2f..%2fvexa.json',
    '',
  ])('INPUT-15: is taken under the name %j, which leads nowhere', async (name) => {
    const document = JSON.stringify(aDocument())
    const answer = await sent(name, document)
    expect([201, 422]).toContain(answer.status)
    for (const path of ['../../app.js', 'CON.json', '/etc/cron.d/vexa', '../../vexa.json'])
      expect(existsSync(path)).toBe(false)
    if (answer.status === 422) return
    const source = await sourceOf(answer.json.workflowId)
    expect(source.text).toBe(document)
    expect(source.headers['content-disposition']).toHaveLength(1)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(source.header('content-disposition')).not.toMatch(/[\u0000-\u001f\u202e/\\]|\.\./)
    expect(source.header('set-cookie')).toBeNull()
  })

  it('INPUT-15: with a line break in its name adds no header', async () => {
    const answer = await sent('a\r\nSet-Cookie: x=1.json', JSON.stringify(aDocument()))
    expect([201, 400, 422]).toContain(answer.status)
    expect(answer.header('set-cookie')).toBeNull()
  })

  it('INPUT-18: is kept byte for byte, whatever stands in it, and nothing of it is evaluated or shown as a page', async () => {
    const code = 'globalThis.canary = 1; process.exit(13)'
    const nodes = [
      {
        id: '1',
        name: '<script>alert(1)</script>',
        type: 'n8n-nodes-base.manualTrigger',
        typeVersion: 1,
        position: [0, 0],
        parameters: {},
      },
      {
        id: '2',
        name: '={{ process.exit(12) }}',
        type: 'n8n-nodes-base.code',
        typeVersion: 2,
        position: [200, 0],
        parameters: {
          jsCode: code,
          notes: '={{ process.env }} $(env) <img src=x onerror=alert(1)>',
          html: '</svg><script>',
        },
      },
    ]
    const connections = { [nodes[0]?.name ?? '']: { main: [[{ node: nodes[1]?.name, type: 'main', index: 0 }]] } }
    const odd = `  ${JSON.stringify(aDocument({ nodes, connections }), null, 3).replaceAll('\n', '\r\n')}\t\n`
    const answer = await sent('export.json', odd, '<script>alert(2)</script>')
    expect(answer.status, answer.text).toBe(201)
    const { workflowId } = answer.json
    expect((await sourceOf(workflowId)).text).toBe(odd)
    await ask(shop.url, `/api/admin/workflows/${workflowId}`, {
      method: 'PATCH',
      headers: bearer(owner.accessToken),
      body: { override: { rules: ['code-node'], reason: 'tried' } },
    })
    await ask(shop.url, `/api/admin/workflows/${workflowId}/publish`, {
      method: 'POST',
      headers: bearer(owner.accessToken),
    })
    const picture = await ask(shop.url, `/api/workflows/${workflowId}/preview.svg`)
    expect(picture.status).toBe(200)
    expect(picture.text).not.toMatch(/<script|<img|onerror=(?!alert\(1\)&gt;)/)
    const detail = await ask(shop.url, `/api/workflows/${workflowId}`)
    expect(detail.header('content-type')).toBe('application/json; charset=utf-8')
    expect(detail.header('x-content-type-options')).toBe('nosniff')
    expect('canary' in globalThis).toBe(false)
    expect(detail.text).not.toContain(process.env['PATH'] ?? 'no path')
  })
})
