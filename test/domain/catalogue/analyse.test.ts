import { describe, expect, it } from 'vitest'
import { analyse, publicReport } from '../../../src/domain/catalogue/analyse.ts'
import { requirementsOf } from '../../../src/domain/catalogue/requirements.ts'
import { analysisRules } from '../../../src/domain/catalogue/rules/all-rules.ts'
import { aNode, aWorkflow, connected, documentOf, inARow, toNode } from './documents.ts'

type Uploaded = Readonly<Record<string, unknown>>

const report = (uploaded: unknown) => analyse(documentOf(uploaded))
const rulesOf = (uploaded: unknown) => report(uploaded).findings.map(({ rule }) => rule)
const wired = (connections: unknown): Uploaded => aWorkflow({ connections })
const steps = (...types: ReadonlyArray<string>): Uploaded =>
  inARow(aNode('scheduleTrigger'), ...types.map((type) => aNode(type)))
const openly = (type: string, parameters: Uploaded = {}): Uploaded =>
  inARow(aNode(type, { parameters }), aNode('slack'))

const asking = (query: string): Uploaded =>
  inARow(aNode('scheduleTrigger'), aNode('postgres', { parameters: { operation: 'executeQuery', query } }))

const langchain = '@n8n/n8n-nodes-langchain'

/** A public chat whose agent holds one tool. */
const withAgent = (tool: string): Uploaded =>
  aWorkflow({
    nodes: [
      aNode(`${langchain}.chatTrigger`, { name: 'chat', parameters: { public: true } }),
      aNode(`${langchain}.agent`, { name: 'agent' }),
      aNode(`${langchain}.${tool}`, { name: 'tool' }),
    ],
    connections: {
      chat: { main: [[toNode('agent')]] },
      tool: { ai_tool: [[toNode('agent', { type: 'ai_tool' })]] },
    },
  })

const disabled = inARow(aNode('webhook'), aNode('slack', { disabled: true }))

/** Each rule with a workflow that it speaks of, and one that it does not. */
const cases: Readonly<Record<string, readonly [Uploaded, Uploaded]>> = {
  'broken-wiring': [
    wired(connected({ 'id-of-webhook': 'gone' })),
    wired(connected({ webhook: 'slack', gone: 'slack' })),
  ],
  'nothing-connected': [wired({}), aWorkflow({ nodes: [aNode('webhook'), aNode('stickyNote')], connections: {} })],
  'dangling-connection': [
    wired(connected({ webhook: 'gone', slack: 'webhook' })),
    wired(connected({ webhook: 'slack' })),
  ],
  'malformed-connection': [
    wired({ webhook: { main: [{ node: 'slack' }] } }),
    wired({ webhook: { main: [null, [toNode('slack')]] } }),
  ],
  'unknown-connection-type': [wired({ webhook: { onError: [[toNode('slack')]] } }), aWorkflow()],
  'mismatched-connection-types': [wired({ webhook: { main: [[toNode('slack', { type: 'ai_tool' })]] } }), aWorkflow()],
  'connection-at-sticky-note': [
    aWorkflow({ nodes: [aNode('webhook'), aNode('stickyNote')], connections: connected({ webhook: 'stickyNote' }) }),
    aWorkflow(),
  ],
  'connection-without-input': [wired({ webhook: { main: [[{ node: 'slack', type: 'main' }]] } }), aWorkflow()],
  'duplicate-node-name': [aWorkflow({ nodes: [aNode('webhook'), aNode('slack'), aNode('slack')] }), aWorkflow()],
  'duplicate-node-id': [inARow(aNode('webhook'), aNode('slack', { id: 'id-of-webhook' })), aWorkflow()],
  'unreachable-node': [
    aWorkflow({ nodes: [aNode('webhook'), aNode('slack'), aNode('set')] }),
    aWorkflow({ nodes: [aNode('set'), aNode('slack')], connections: connected({ set: 'slack' }) }),
  ],
  'unfinished-node': [
    steps('httpRequest'),
    inARow(aNode('httpRequest', { parameters: { url: 'https://api.test' } }), aNode('code')),
  ],
  'strangers-reach-tools': [withAgent('toolCode'), withAgent('toolWikipedia')],
  'sql-from-data': [
    asking("select * from users where name = '{{ $json.name }}'"),
    asking("=select * from users where name = $1 and day > '{{ $now }}'"),
  ],
  'disabled-in-n8n-2': [steps('localFileTrigger'), steps('code')],
  'other-workflow': [
    inARow(
      aNode('cron'),
      aNode('executeWorkflow', { parameters: { workflowId: { __rl: true, value: 'Lw76eTw28v' } } }),
    ),
    inARow(aNode('cron'), aNode('executeWorkflow', { parameters: { workflowId: '={{ $workflow.id }}' } })),
  ],
  'changed-in-n8n-2': [
    inARow(aNode('cron'), aNode('code', { parameters: { language: 'python', pythonCode: 'return []' } })),
    inARow(aNode('cron'), aNode('code', { parameters: { language: 'pythonNative', pythonCode: 'return []' } })),
  ],
  'gone-from-n8n': [inARow(aNode('start'), aNode('set')), steps('set')],
  'node-without-name': [
    aWorkflow({ nodes: [aNode('webhook'), aNode('slack'), aNode('set', { name: ' ' })] }),
    aWorkflow(),
  ],
  'malformed-position': [inARow(aNode('webhook', { position: { x: 1, y: 2 } })), aWorkflow()],
  'type-version-not-a-number': [
    inARow(aNode('webhook', { typeVersion: '1' })),
    inARow(aNode('webhook', { typeVersion: null })),
  ],
  'unknown-node': [inARow(aNode('x', { type: 'webhook' })), aWorkflow()],
  'command-node': [steps('executeCommand'), steps('acme.executeCommand')],
  'ssh-node': [steps('ssh'), steps('ftp')],
  'file-node': [steps('readWriteFile'), steps('extractFromFile')],
  'code-node': [steps('@n8n/n8n-nodes-langchain.toolCode'), steps('set')],
  'open-webhook': [openly('webhook'), openly('webhook', { authentication: 'basicAuth' })],
  'community-node': [steps('@acme/n8n-nodes-acme.acme'), steps('@n8n/n8n-nodes-langchain.agent')],
  'no-trigger': [inARow(aNode('set')), aWorkflow()],
  'disabled-node': [disabled, aWorkflow()],
}
describe('The rules', () => {
  it('each have their own tests', () =>
    expect(analysisRules.map(({ id }) => id).toSorted()).toEqual(Object.keys(cases).toSorted()))

  it.each(analysisRules.map(({ id }) => id))('%s speaks when it should, and only then', (id) => {
    const [speaks, silent] = cases[id] ?? []
    expect(rulesOf(speaks)).toContain(id)
    expect(rulesOf(silent)).not.toContain(id)
  })

  it('say nothing of a sound workflow', () =>
    expect(report(aWorkflow())).toMatchObject({ risk: 'low', riskReasons: [], findings: [] }))
})

describe('Findings', () => {
  it('that the wiring is broken block the sale, with the numbers', () =>
    expect(report(wired(connected({ a: 'b', c: 'slack' }))).findings[0]).toMatchObject({
      severity: 'blocking',
      pointer: '/document/connections',
      message: expect.stringContaining('broken wiring: 2 dangling connections, 0 valid'),
    }))

  it('name the node that is missing', () =>
    expect(report(wired(connected({ webhook: 'Renamed', slack: 'webhook' }))).findings).toMatchObject([
      {
        rule: 'dangling-connection',
        node: 'webhook',
        pointer: '/document/connections/webhook/main/0/0',
        message: expect.stringContaining('"Renamed"'),
      },
      { rule: 'unreachable-node', node: 'slack' },
    ]))

  it.each([
    ['the environment', aNode('set', { parameters: { value: '={{ $env.SHOP }}' } })],
    ['the environment', aNode('code', { parameters: { jsCode: 'return process.env.SHOP' } })],
    ['one folder', aNode('readWriteFile')],
  ])('tell what n8n 2 changes: %s', (words, node) =>
    expect(report(inARow(aNode('cron'), node)).findings).toContainEqual(
      expect.objectContaining({ rule: 'changed-in-n8n-2', message: expect.stringContaining(words) }),
    ),
  )

  it('point into the upload as it was sent', () =>
    expect(report([disabled]).findings.at(-1)).toMatchObject({ pointer: '/document/0/nodes/1', node: 'slack' }))

  it('of one kind are twenty at most, and the rest is counted', () => {
    const nodes = Array.from({ length: 50 }, (_, index) => aNode('code', { name: `c${index}` }))
    const { findings } = report(aWorkflow({ nodes: [aNode('cron'), ...nodes], connections: connected({ cron: 'c0' }) }))
    expect(findings.filter(({ rule }) => rule === 'code-node')).toHaveLength(21)
    expect(findings.at(-1)?.message).toBe('and 30 more of this kind')
  })
})

describe('The risk of a workflow', () => {
  it.each([
    ['low', steps('slack')],
    ['medium', steps('code')],
    ['medium', openly('webhook')],
    ['medium', openly('@n8n/n8n-nodes-langchain.mcpTrigger')],
    ['medium', openly('@n8n/n8n-nodes-langchain.chatTrigger', { public: true })],
    ['low', openly('@n8n/n8n-nodes-langchain.chatTrigger')],
    ['high', steps('code', 'executeCommand')],
    ['high', steps('executeCommandTool')],
  ])('is %s', (risk, uploaded) => expect(report(uploaded).risk).toBe(risk))

  it('has its reasons, each once', () =>
    expect(report(steps('ssh', 'code', 'function')).riskReasons).toEqual([
      'It runs commands on other machines over SSH.',
      'It runs code of its author inside n8n.',
    ]))
})

describe('The hosts of a workflow', () => {
  const hosts = (parameters: Uploaded) => report(inARow(aNode('cron'), aNode('httpRequest', { parameters }))).hosts

  it.each([
    ['an address', { url: 'https://API.shop.test/v1?x=1' }, ['api.shop.test']],
    ['an expression that ends elsewhere', { url: '=https://api.shop.test/{{ $json.id }}' }, ['api.shop.test']],
    ['a user and a port', { url: 'ftp://anna:x@files.shop.test:21/a' }, ['files.shop.test']],
    ['a machine of one’s own network', { url: '=http://qdrant:6333/{{ $json.id }}' }, ['qdrant']],
    ['a word with no port', { url: 'https://your-deployment/x' }, []],
    ['code', { jsCode: "await fetch('https://a.test'); // http://localhost:3000" }, ['a.test', 'localhost']],
    ['a pair', { parameters: [{ name: 'webhook_url', value: 'https://b.test/x' }] }, ['b.test']],
    ['a computed one', { url: '=https://{{ $json.host }}/x', uri: 'https://shop-{{ 1 }}.test' }, []],
    ['one that people click', { url: { cachedResultUrl: 'https://docs.shop.test/1' } }, []],
    ['prose', { text: 'see https://prose.test' }, []],
  ])('in %s', (_, parameters, expected) => expect(hosts(parameters)).toEqual(expected))

  it('are not looked for in notes', () =>
    expect(report(inARow(aNode('cron'), aNode('stickyNote', { parameters: { url: 'https://a.test' } }))).hosts).toEqual(
      [],
    ))
})

describe('The report for the public', () => {
  const full = report(
    inARow(
      aNode('webhook'),
      aNode('httpRequest', {
        parameters: { url: 'http://10.0.0.7/x', host: 'https://api.test', serverUrl: 'http://qdrant:6333' },
      }),
    ),
  )

  it('says that a door is open, not where', () => {
    expect(full.findings.map(({ rule }) => rule)).toContain('open-webhook')
    expect(publicReport(full).findings).toEqual([])
    expect(publicReport(full).riskReasons).toEqual(full.riskReasons)
  })

  it('leaves out machines that only the author can reach', () => {
    expect(full.hosts).toEqual(['10.0.0.7', 'api.test', 'qdrant'])
    expect(publicReport(full).hosts).toEqual(['api.test'])
  })
})

describe('What a workflow needs', () => {
  const needs = requirementsOf(
    documentOf(
      inARow(
        aNode('webhook'),
        aNode('slack', { credentials: { slackApi: { id: '1', name: 'x' } } }),
        aNode('httpRequest', {
          parameters: { authentication: 'predefinedCredentialType', nodeCredentialType: 'slackApi' },
        }),
        aNode('@n8n/n8n-nodes-langchain.lmChatOpenAi', {
          parameters: { model: { __rl: true, value: 'gpt-4o-mini' } },
          credentials: { openAiApi: 'old' },
        }),
        aNode('@n8n/n8n-nodes-langchain.lmChatGroq', { parameters: { model: '={{ $json.model }}' } }),
        aNode('@acme/n8n-nodes-acme.acme'),
        aNode('x', { type: 'acme' }),
      ),
    ),
  )

  it('is its credentials by type, with the nodes that use them', () =>
    expect(needs.credentials).toEqual([
      { type: 'openAiApi', nodes: ['@n8n/n8n-nodes-langchain.lmChatOpenAi'] },
      { type: 'slackApi', nodes: ['slack', 'httpRequest'] },
    ]))
  it('is its community packages, services and models', () =>
    expect(needs).toMatchObject({
      packages: ['@acme/n8n-nodes-acme'],
      integrations: ['acme', 'groq', 'openai', 'slack'],
      triggers: ['webhook'],
      models: ['gpt-4o-mini'],
    }))
  it('says what is unknown, and which n8n has the rest', () =>
    expect(needs).toMatchObject({ minimumVersion: { version: '1.50.0' }, unknownNodes: ['acme'] }))
})
