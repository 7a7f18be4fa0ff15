import { workflowNamed } from './workflows.ts'

type Node = Readonly<Record<string, unknown>>

const node = (name: string, type: string, parameters: Node = {}, more: Node = {}): Node => ({
  id: `id of ${name}`,
  name,
  type: type.startsWith('@') ? type : `n8n-nodes-base.${type}`,
  typeVersion: 1,
  position: [0, 0],
  parameters,
  ...more,
})

const to = (name: string, type = 'main') => [[{ node: name, type, index: 0 }]]

const langchain = '@n8n/n8n-nodes-langchain'

const command = node('Tidy up', 'executeCommand', { command: 'df -h' })

const withStep = (name: string, step: Node) => {
  const workflow = workflowNamed(name)
  return {
    ...workflow,
    nodes: [...workflow.nodes, step],
    connections: { ...workflow.connections, 'Post to Slack': { main: to(String(step['name'])) } },
  }
}

/** Workflows that could do harm, by the words of the scenarios. */
export const risky: Readonly<Record<string, object>> = {
  'a command of the operating system': withStep('Runs a command', command),
  'SQL put together from data': withStep(
    'Asks in SQL',
    node('Ask', 'postgres', {
      operation: 'executeQuery',
      query: "select * from orders where name = '{{ $json.name }}'",
    }),
  ),
  'a door without a lock': {
    name: 'Open',
    nodes: [node('Door', 'webhook', { path: 'orders' }), node('Tell', 'slack')],
    connections: { Door: { main: to('Tell') } },
    settings: {},
  },
  'an agent that strangers can write to': {
    name: 'Helpful',
    nodes: [
      node('Chat', `${langchain}.chatTrigger`, { public: true }),
      node('Agent', `${langchain}.agent`),
      node('Code', `${langchain}.toolCode`, { jsCode: 'return query' }),
    ],
    connections: { Chat: { main: to('Agent') }, Code: { ai_tool: to('Agent', 'ai_tool') } },
    settings: {},
  },
}

/** Workflows whose nodes came, went or never were, by the words of the scenarios. */
export const dated: Readonly<Record<string, object>> = {
  'that nobody knows': withStep('Unknown', node('Never was', 'neverWas')),
  'that is gone from n8n': withStep('Gone', node('Begin', 'start')),
  'that came with n8n 2': withStep('Harmless', node('Later', 'crypto', {}, { typeVersion: 2 })),
}

export const harmless = workflowNamed('Harmless')
export const withCommand = withStep('Harmless', command)

/** The workflow of this title, with a step that runs a command. */
export const commanding = (title: string) => withStep(title, command)

export const brokenWiring = {
  ...workflowNamed('Broken'),
  connections: { gone: { main: to('nowhere') } },
}

const [mailbox, domain] = ['ada.lovelace', 'analytical-engines.org']

export const withCustomersAddress = {
  ...workflowNamed('Pinned'),
  pinData: { 'What to say': [{ json: { from: `${mailbox}@${domain}` } }] },
}
