import { describe, expect, it } from 'vitest'
import { graphOf } from '../../../src/domain/catalogue/preview-graph.ts'
import { aNode, aWorkflow, documentOf, toNode } from './documents.ts'

const langchain = '@n8n/n8n-nodes-langchain'

const graph = graphOf(
  documentOf(
    aWorkflow({
      nodes: [
        aNode('webhook', { position: [-10, 5] }),
        aNode('agent', { type: `${langchain}.agent`, parameters: { text: 'confidential' } }),
        aNode('model', { type: `${langchain}.lmChatOpenAi` }),
        aNode('slack'),
        aNode('stickyNote', { parameters: { content: 'confidential' } }),
      ],
      connections: {
        webhook: { main: [[toNode('agent')]] },
        agent: { main: [[toNode('slack'), toNode('gone')]] },
        model: { ai_languageModel: [[toNode('agent', { type: 'ai_languageModel' })]] },
      },
    }),
  ),
)

describe('The preview of a workflow', () => {
  it('says what part each node plays', () =>
    expect(graph.nodes.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'webhook: trigger',
      'agent: ai',
      'model: sub',
      'slack: action',
      'stickyNote: sticky',
    ]))

  it('has the connections that hold', () =>
    expect(graph.edges).toEqual([
      { from: 'webhook', output: 0, to: 'agent', input: 0, kind: 'main' },
      { from: 'agent', output: 0, to: 'slack', input: 0, kind: 'main' },
      { from: 'model', output: 0, to: 'agent', input: 0, kind: 'ai_languageModel' },
    ]))

  it('shows where nodes stand, and nothing of what they do', () => {
    expect(graph.nodes[0]).toMatchObject({
      name: 'webhook',
      type: 'n8n-nodes-base.webhook',
      position: [-10, 5],
      kind: 'trigger',
    })
    expect(JSON.stringify(graph)).not.toContain('confidential')
  })
})
