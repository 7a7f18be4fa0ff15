import { describe, expect, it } from 'vitest'
import { analyse } from '../../../src/domain/catalogue/analyse.ts'
import { aNode, aWorkflow, documentOf, toNode } from './documents.ts'

const langchain = '@n8n/n8n-nodes-langchain'

type Parts = Readonly<{ door?: object; tool?: object; between?: boolean; toolWire?: string }>

/** A door, an agent that it leads to, and a tool that the agent holds. */
const scene = ({ door = {}, tool = {}, between = false, toolWire = 'agent' }: Parts) => {
  const chat = { parameters: { public: true }, ...door }
  return documentOf(
    aWorkflow({
      nodes: [
        aNode(`${langchain}.chatTrigger`, { name: 'door', ...chat }),
        aNode('set', { name: 'between' }),
        aNode(`${langchain}.agent`, { name: 'agent' }),
        aNode(`${langchain}.agent`, { name: 'other' }),
        aNode(`${langchain}.toolCode`, { name: 'tool', ...tool }),
      ],
      connections: {
        door: { main: [[toNode(between ? 'between' : 'agent')]] },
        between: { main: [[toNode('agent')]] },
        tool: { ai_tool: [[toNode(toolWire, { type: 'ai_tool' })]] },
      },
    }),
  )
}

const exposed = (parts: Parts) =>
  analyse(scene(parts))
    .findings.filter(({ rule }) => rule === 'strangers-reach-tools')
    .map(({ node }) => node)

describe('Words of strangers', () => {
  it.each<[string, Parts]>([
    ['a public chat', {}],
    ['a chat with steps between', { between: true }],
    ['an open webhook', { door: { type: 'n8n-nodes-base.webhook', parameters: {} } }],
    ['an open form', { door: { type: 'n8n-nodes-base.formTrigger', parameters: {} } }],
    ['a Telegram bot', { door: { type: 'n8n-nodes-base.telegramTrigger', parameters: {} } }],
    ['a mailbox', { door: { type: 'n8n-nodes-base.gmailTrigger', parameters: {} } }],
    ['a chat, to a database', { tool: { type: 'n8n-nodes-base.postgresTool' } }],
    ['a chat, to a command', { tool: { type: 'n8n-nodes-base.executeCommandTool' } }],
    ['a chat, to what writes to people', { tool: { type: 'n8n-nodes-base.telegramTool' } }],
    [
      'a chat, to what changes roles',
      { tool: { type: 'n8n-nodes-base.discordTool', parameters: { operation: 'roleAdd' } } },
    ],
    ['a chat, to any request', { tool: { type: 'n8n-nodes-base.httpRequestTool' } }],
  ])('reach tools that act from %s', (_, parts) => expect(exposed(parts)).toEqual(['agent']))

  it.each<[string, Parts]>([
    ['a chat of one’s own', { door: { parameters: {} } }],
    [
      'a webhook that asks who calls',
      { door: { type: 'n8n-nodes-base.webhook', parameters: { authentication: 'headerAuth' } } },
    ],
    ['a schedule', { door: { type: 'n8n-nodes-base.scheduleTrigger', parameters: {} } }],
    ['a door that is shut', { door: { disabled: true } }],
    ['a tool that only looks things up', { tool: { type: `${langchain}.toolWikipedia` } }],
    [
      'a tool that reads messages',
      { tool: { type: 'n8n-nodes-base.discordTool', parameters: { operation: 'getAll' } } },
    ],
    ['a tool that is off', { tool: { disabled: true } }],
    ['an agent that nothing leads to', { toolWire: 'other' }],
  ])('do not from %s', (_, parts) => expect(exposed(parts)).toEqual([]))
})
