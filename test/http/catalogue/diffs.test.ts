import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../support/http.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { aDocument, post, told, uploaded } from '../support/catalogue.ts'
import { type Person, shopOwner } from '../support/people.ts'

type Json = Readonly<Record<string, unknown>>

/** What the author made of a document: one node renamed, one with other parameters, one new. */
const update = (): Json => {
  const { nodes, ...rest } = aDocument()
  const [trigger, post] = Array.isArray(nodes) ? nodes : []
  return {
    ...rest,
    nodes: [
      { ...trigger, position: [0, 40] },
      { ...post, name: 'Tell', parameters: { text: 'confidential' } },
      {
        name: 'Clean up',
        type: 'n8n-nodes-base.executeCommand',
        typeVersion: 1,
        position: [440, 0],
        parameters: { command: 'curl https://new.example.com http://10.0.0.7/own' },
      },
    ],
    connections: {
      'Every morning': { main: [[{ node: 'Tell', type: 'main', index: 0 }]] },
      Tell: { main: [[{ node: 'Clean up', type: 'main', index: 0 }]] },
    },
  }
}

describe('what a version changes', () => {
  let shop: TestShop
  let owner: Person
  let id: string
  beforeAll(async () => {
    shop = await testShop()
    owner = await shopOwner(shop)
    id = (await uploaded(shop, owner)).workflowId
    const versions = `/api/admin/workflows/${id}/versions`
    const later = { version: '1.1.0', changelog: 'Cleans up', document: update(), release: true }
    expect((await post(shop, owner, versions, later)).status).toBe(201)
    const kept = { version: '2.0.0', changelog: 'Not yet', document: aDocument(), release: false }
    expect((await post(shop, owner, versions, kept)).status).toBe(201)
  })
  afterAll(() => shop?.stop())

  const diff = (to: string, query: string, of = id) => ask(shop.url, `/api/workflows/${of}/versions/${to}/diff${query}`)

  it('is told to everyone, in the words of the nodes and without their values', async () => {
    const answer = await diff('1.1.0', '?from=1.0.0')
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({
      from: '1.0.0',
      to: '1.1.0',
      adds: [
        { kind: 'command', name: null, message: 'a shell command' },
        { kind: 'host', name: 'new.example.com', message: 'the host new.example.com' },
      ],
      nodes: {
        added: [{ name: 'Clean up', type: 'n8n-nodes-base.executeCommand' }],
        removed: [],
        renamed: [{ from: 'Post', to: 'Tell' }],
        changed: [{ name: 'Tell', pointers: ['/parameters/text'] }],
        moved: ['Every morning'],
      },
      edges: { added: [{ from: 'Tell', output: 0, to: 'Clean up', input: 0, kind: 'main' }], removed: [] },
      settings: [],
    })
    expect(answer.text).not.toMatch(/confidential|10\.0\.0\.7|Yx8LmQ4tZ0wR6sVb/)
  })

  it('is told the other way round, too', async () => {
    const { json } = await diff('1.0.0', '?from=1.1.0')
    expect(json).toMatchObject({ adds: [], nodes: { removed: [{ name: 'Clean up' }] } })
  })

  it('is nothing against itself', async () => {
    const { json } = await diff('1.0.0', '?from=1.0.0')
    expect(json.nodes).toEqual({ added: [], removed: [], renamed: [], changed: [], moved: [] })
  })

  it('is not sent again to who has it', async () => {
    const etag = (await diff('1.1.0', '?from=1.0.0')).header('etag') ?? ''
    const again = await ask(shop.url, `/api/workflows/${id}/versions/1.1.0/diff?from=1.0.0`, {
      headers: { 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  it('asks for the version before', async () =>
    expect(told(await diff('1.1.0', ''))).toEqual({
      status: 422,
      code: 'VALIDATION_FAILED',
      errors: ['?from required'],
    }))

  it.each([
    ['that does not exist', '3.0.0', '1.0.0'],
    ['that was never released', '2.0.0', '1.0.0'],
    ['against one that was never released', '1.0.0', '2.0.0'],
  ])('is not told of a version %s', async (_, to, from) =>
    expect(told(await diff(to, `?from=${from}`))).toMatchObject({ status: 404, code: 'NOT_FOUND' }),
  )

  it('is not told of a workflow that is not in the shop', async () => {
    const draft = await uploaded(shop, owner, { publish: false })
    expect((await diff('1.0.0', '?from=1.0.0', draft.workflowId)).status).toBe(404)
    expect((await diff('1.0.0', '?from=1.0.0', 'nothing')).status).toBe(404)
  })
})
