import { describe, expect, it } from 'vitest'
import { clean, serialize } from '../../../src/domain/catalogue/cleaned-form.ts'
import { aNode, aWorkflow, connected, documentOf, toNode } from './documents.ts'

const cleaned = (uploaded: unknown) => clean(documentOf(uploaded), 'A title')
const firstNode = (more: Readonly<Record<string, unknown>>) =>
  cleaned(aWorkflow({ nodes: [aNode('set', more)] })).nodes[0]

describe('What buyers get', () => {
  it("has the four members that n8n's editor, command line and public API take, and no other", () => {
    const exported = aWorkflow({
      id: 'x',
      active: 'false',
      versionId: 'v',
      meta: { instanceId: 'i' },
      tags: [{ name: 't' }],
      staticData: { lastId: 7 },
      pinData: { slack: [{ json: { mail: 'someone@example.com' } }] },
      shared: [],
      _cn_meta: {},
      createdAt: '2024-01-01',
    })
    expect(Object.keys(cleaned(exported))).toEqual(['name', 'nodes', 'connections', 'settings'])
    expect(cleaned(exported).name).toBe('A title')
    expect(cleaned(exported)).toEqual(cleaned(aWorkflow()))
  })

  it('has settings and a name when the export had none', () => {
    const { name: _, settings: __, ...copied } = aWorkflow()
    expect(cleaned(copied)).toMatchObject({ name: 'A title', settings: {} })
  })

  it('has of a node what the public API allows, and nothing of the instance it came from', () => {
    const node = firstNode({
      webhookId: 'w',
      notes: 'why',
      notesInFlow: true,
      disabled: true,
      retryOnFail: true,
      maxTries: 3,
      onError: 'continueErrorOutput',
      _cn_adapted: true,
      color: 3,
    })
    expect(node).toEqual({
      name: 'set',
      type: 'n8n-nodes-base.set',
      typeVersion: 1,
      position: [0, 0],
      parameters: {},
      notes: 'why',
      notesInFlow: true,
      disabled: true,
      retryOnFail: true,
      maxTries: 3,
      onError: 'continueErrorOutput',
    })
  })

  it('leaves out options of a type that the public API refuses', () => {
    const node = firstNode({ disabled: 'true', maxTries: '3', notes: 1, onError: 'whatever' })
    expect(Object.keys(node ?? {})).toEqual(['name', 'type', 'typeVersion', 'position', 'parameters'])
  })

  it('names the types of credentials, not whose they are', () =>
    expect(
      firstNode({
        credentials: { slackApi: { id: '7', name: 'Anna' }, ftp: 'old', httpBasicAuth: { user: 'a', password: 'b' } },
      }),
    ).toMatchObject({
      credentials: { slackApi: { name: 'slackApi' }, ftp: { name: 'ftp' }, httpBasicAuth: { name: 'httpBasicAuth' } },
    }))

  it('keeps the parameters as they are', () => {
    const parameters = JSON.parse('{"a":[1,{"__proto__":{"x":1},"expression":"={{ $json.a }}"}],"html":"<b>"}')
    expect(firstNode({ parameters })?.parameters).toEqual(parameters)
  })

  it('keeps settings that every n8n takes, and none that names a workflow of the author', () =>
    expect(
      cleaned(
        aWorkflow({
          settings: {
            executionOrder: 'v1',
            timezone: 'Africa/Lagos',
            executionTimeout: -1,
            errorWorkflow: 'x',
            callerIds: '1',
            binaryMode: 'separate',
            timeSavedMode: 'fixed',
            saveManualExecutions: 'DEFAULT',
          },
        }),
      ).settings,
    ).toEqual({ executionOrder: 'v1', executionTimeout: -1, timezone: 'Africa/Lagos' }))

  it('leaves out connections that n8n would drop, and keeps outputs in their places', () =>
    expect(
      cleaned(
        aWorkflow({
          connections: {
            webhook: { main: [null, [toNode('slack'), toNode('gone')]], onError: [[toNode('slack')]] },
            slack: { main: [[toNode('webhook', { type: 'ai_tool' })]] },
            'gone too': { main: [[toNode('slack')]] },
          },
        }),
      ).connections,
    ).toEqual({ webhook: { main: [[], [toNode('slack')]] } }))

  it('connects a node called __proto__', () => {
    const nodes = [aNode('webhook', { name: '__proto__' }), aNode('slack')]
    const connections = JSON.parse('{"__proto__":{"main":[[{"node":"slack","type":"main","index":0}]]}}')
    expect(serialize(cleaned(aWorkflow({ nodes, connections })))).toContain('"__proto__": {')
  })

  it('has the nodes under names of their own, the edges at the first', () => {
    const nodes = [aNode('webhook'), aNode('slack'), aNode('slack')]
    const { nodes: sold, connections } = cleaned(aWorkflow({ nodes }))
    expect(sold.map(({ name }) => name)).toEqual(['webhook', 'slack', 'slack1'])
    expect(connections).toEqual(connected({ webhook: 'slack' }))
  })

  it('has no connection at a sticky note', () => {
    const nodes = [aNode('webhook'), aNode('stickyNote')]
    expect(cleaned(aWorkflow({ nodes, connections: connected({ webhook: 'stickyNote' }) })).connections).toEqual({})
  })

  it('is written as legible JSON with an end of line', () => {
    const text = serialize(cleaned(aWorkflow()))
    expect(text.startsWith('{\n  "name": "A title",\n  "nodes": [')).toBe(true)
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text)).toEqual(cleaned(aWorkflow()))
  })
})
