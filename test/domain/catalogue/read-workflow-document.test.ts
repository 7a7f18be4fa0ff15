import { describe, expect, it } from 'vitest'
import { readWorkflowDocument } from '../../../src/domain/catalogue/document/read-workflow-document.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aNode, aWorkflow, connected, documentOf, toNode } from './documents.ts'

const refusal = (uploaded: unknown) => {
  const read = readWorkflowDocument(uploaded)
  return E.isLeft(read) ? read.left : null
}
const places = (uploaded: unknown) => refusal(uploaded)?.issues.map(({ pointer, code }) => `${pointer} ${code}`)
const message = (uploaded: unknown) => refusal(uploaded)?.issues[0]?.message

describe('A workflow is found', () => {
  it('as n8n downloads it', () =>
    expect(documentOf(aWorkflow())).toMatchObject({ name: 'Greeting', pointer: '/document' }))
  it('as n8n copies it, without a name', () => {
    const { name, settings, ...copied } = aWorkflow()
    expect([name, settings]).not.toContain(undefined)
    expect(documentOf(copied)).toMatchObject({ name: null, settings: {} })
  })

  it.each([
    ['an array of one', [aWorkflow()], '/document/0'],
    ['the templates API', { workflow: { name: 'W', nodes: [], workflow: aWorkflow() } }, '/document/workflow/workflow'],
    ["the templates API's import", { id: 1, name: 'W', workflow: aWorkflow() }, '/document/workflow'],
    ["n8n's internal API", { data: aWorkflow() }, '/document/data'],
    ['an array of one of these', [{ data: aWorkflow() }], '/document/0/data'],
  ])('inside %s, and its places are told through it', (_, uploaded, pointer) => {
    const document = documentOf(uploaded)
    expect(document.pointer).toBe(pointer)
    expect(document.nodes.map((node) => node.pointer)).toEqual([`${pointer}/nodes/0`, `${pointer}/nodes/1`])
  })

  it('with the name and description that its wrapping suggests', () => {
    const { name: _, ...nameless } = aWorkflow()
    const wrapped = { workflow: { name: 'Suggested', description: '## About', workflow: nameless } }
    expect(documentOf(wrapped)).toMatchObject({ name: 'Suggested', description: '## About' })
    expect(documentOf({ name: 'Outer', workflow: aWorkflow() })).toMatchObject({ name: 'Greeting' })
  })
})

describe('What is no workflow is refused with the place and the remedy', () => {
  it.each([
    ['nothing in an object', {}, ['/document/nodes required', '/document/connections required']],
    ['nodes only', { nodes: [aNode('set')] }, ['/document/connections required']],
    ['connections that are a list', aWorkflow({ connections: [] }), ['/document/connections wrong_type']],
    ['nodes that are no list', aWorkflow({ nodes: {} }), ['/document/nodes wrong_type']],
    ['no nodes', aWorkflow({ nodes: [] }), ['/document/nodes too_short']],
    ['a node that is null', aWorkflow({ nodes: [aNode('set'), null] }), ['/document/nodes/1 wrong_type']],
    [
      'a node without a type',
      { data: aWorkflow({ nodes: [{ name: 'x' }] }) },
      ['/document/data/nodes/0/type required'],
    ],
    ['an empty list', [], ['/document too_short']],
    ['several workflows', [aWorkflow(), aWorkflow()], ['/document too_long']],
    ['a list of numbers', [1, 2, 3], ['/document wrong_type']],
    ['a text', 'workflow', ['/document wrong_type']],
    ['nothing', null, ['/document wrong_type']],
  ])('%s', (_, uploaded, expected) => expect(places(uploaded)).toEqual(expected))

  it('several workflows: one per file', () =>
    expect(message([aWorkflow(), aWorkflow()])).toContain('one workflow per file'))
  it('all at once, but twenty at most', () =>
    expect(places(aWorkflow({ nodes: Array.from({ length: 30 }, () => null) }))).toHaveLength(20))

  it('one that is nested deeper than can be looked at', () => {
    let deep: unknown = 1
    for (let level = 0; level < 20_000; level += 1) deep = { deep }
    expect(places(aWorkflow({ meta: deep }))).toEqual(['/document too_deep'])
  })
})

describe('Files of other kinds are called by their names', () => {
  const blueprint = { name: 'Leads', flow: [{ id: 1, module: 'gateway:CustomWebHook' }], metadata: { version: 1 } }

  it.each([
    ['as exported', blueprint],
    ['as its API wraps it', { code: 'OK', response: { blueprint } }],
    ['in an array', [blueprint]],
  ])('a blueprint of Make, %s', (_, uploaded) => {
    expect(refusal(uploaded)).toMatchObject({ platform: 'make' })
    expect(message(uploaded)).toContain('Make')
  })

  it('an export of Zapier', () => {
    const zapfile = { metadata: { version: 'gdpr_v1' }, zaps: [{ id: 1, nodes: { 1: { type_of: 'read' } } }] }
    expect(refusal(zapfile)).toMatchObject({ platform: 'zapier' })
    expect(message(zapfile)).toContain('Zapier')
  })

  it.each([
    ['encrypted', [{ id: '1', name: 'A', type: 'anthropicApi', data: 'U2FsdGVkX1' }]],
    ['in the clear', [{ id: '2', name: 'FTP', type: 'ftp', data: { password: 'x' } }]],
    ['one by itself', { id: '2', name: 'FTP', type: 'ftp', data: { password: 'x' } }],
  ])('an export of credentials, %s, loudly', (_, uploaded) => {
    expect(message(uploaded)).toContain('EXPORT OF CREDENTIALS')
    expect(refusal(uploaded)).not.toHaveProperty('platform')
  })

  it('an execution, whose data is not taken', () =>
    expect(places({ data: { resultData: { runData: {} } }, workflowData: aWorkflow() })).toEqual([
      '/document/workflowData not_a_workflow',
    ]))
})

describe('Nodes are put in order', () => {
  const nodesOf = (...nodes: ReadonlyArray<unknown>) => documentOf(aWorkflow({ nodes, connections: {} })).nodes
  const first = (node: unknown) => nodesOf(node)[0]

  it('a later node of the same name gets the next free number', () =>
    expect(
      nodesOf(
        aNode('set', { name: 'A' }),
        aNode('set', { name: 'A' }),
        aNode('set', { name: 'A1' }),
        aNode('set', { name: 'A' }),
      ).map(({ name }) => name),
    ).toEqual(['A', 'A2', 'A1', 'A3']))

  it('a node without a name is called after its type', () => {
    const { name: _, ...nameless } = aNode('googleSheets')
    expect(first(nameless)).toMatchObject({ name: 'Google Sheets', repairs: ['name'] })
  })

  it('a node may be called __proto__ or constructor, and its edges are found', () => {
    const uploaded: unknown = JSON.parse(
      '{"nodes":[{"name":"__proto__","type":"t.a"},{"name":"constructor","type":"t.b"}],' +
        '"connections":{"__proto__":{"main":[[{"node":"constructor","type":"main","index":0}]]}}}',
    )
    expect(documentOf(uploaded).edges).toMatchObject([{ from: '__proto__', to: 'constructor' }])
  })

  it.each([
    [[1.5, -2], [1.5, -2], []],
    [{ x: 3, y: 4 }, [3, 4], ['position']],
    [[1, 2, 3], [1, 2], ['position']],
    ['top left', [0, 0], ['position']],
    [null, [0, 0], ['position']],
  ])('a position %j stands at %j', (given, position, repairs) =>
    expect(first(aNode('set', { position: given }))).toMatchObject({ position, repairs }),
  )

  it.each([
    [4.2, 4.2, []],
    ['3.1', 3.1, ['typeVersion']],
    ['latest', null, ['typeVersion']],
    [null, null, []],
  ])('a typeVersion %j is %j', (given, typeVersion, repairs) =>
    expect(first(aNode('set', { typeVersion: given }))).toMatchObject({ typeVersion, repairs }),
  )

  it('parameters that are no object are none', () =>
    expect(first(aNode('set', { parameters: [1] }))?.parameters).toEqual({}))
})

describe('Connections are a list of edges', () => {
  const read = (connections: unknown) => documentOf(aWorkflow({ connections }))

  it('with their output, input and type', () =>
    expect(read({ webhook: { main: [null, [], [toNode('slack', { index: 2 })]] } }).edges).toMatchObject([
      {
        from: 'webhook',
        output: 2,
        to: 'slack',
        input: 2,
        kind: 'main',
        pointer: '/document/connections/webhook/main/2/0',
      },
    ]))

  it('an edge that names no input leads to the first', () =>
    expect(read({ webhook: { main: [[{ node: 'slack', type: 'main' }]] } }).edges).toMatchObject([
      { input: 0, inputAssumed: true },
    ]))

  it.each([
    ['a source that is no object', { a: 1 }, '/document/connections/a'],
    ['a type that is no list', { a: { main: {} } }, '/document/connections/a/main'],
    ['an output that is no list', { a: { main: [{ node: 'slack' }] } }, '/document/connections/a/main/0'],
    ['an edge that is no object', { a: { main: [['slack']] } }, '/document/connections/a/main/0/0'],
    ['an edge without a target', { a: { main: [[{ type: 'main' }]] } }, '/document/connections/a/main/0/0'],
    [
      'an input that is no number',
      { a: { main: [[toNode('slack', { index: 'x' })]] } },
      '/document/connections/a/main/0/0',
    ],
    ['an input below zero', { a: { main: [[toNode('slack', { index: -1 })]] } }, '/document/connections/a/main/0/0'],
  ])('what cannot be understood stands apart: %s', (_, connections, pointer) => {
    const document = read(connections)
    expect(document.edges).toEqual([])
    expect(document.malformedEdges).toEqual([{ from: 'a', pointer }])
  })

  it('and none is fine', () => expect(read(connected({})).edges).toEqual([]))
})
