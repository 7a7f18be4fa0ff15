/** What an n8n leaves of itself in what it exports; a buyer must find none of it. */
const traces = {
  instanceId: '7be1f0c2a94d4e6f8b3a5d1c0e9f2a47b6c8d0e1f3a5b7c9d1e3f5a7b9c1d3e5',
  workflowId: 'kP3sW9xQ2mT7vB1n',
  versionId: '0d9f7c52-3c1e-4c7a-9b7e-5a1d2f3e4b6c',
  webhookId: '5c2b7c8e-90d1-4e55-a1a3-6e0c8a1b2d3f',
  credentialId: 'Yx8LmQ4tZ0wR6sVb',
  credentialName: "The operator's own account",
  pinnedMail: 'somebody.real@customers.example',
}

export const tracesOfTheOperator: ReadonlyArray<string> = Object.values(traces)

/** The service that a workflow posts to, as n8n names its node and credential. */
const services = {
  Slack: { node: 'slack', credential: 'slackApi' },
  Telegram: { node: 'telegram', credential: 'telegramApi' },
  'Google Sheets': { node: 'googleSheets', credential: 'googleSheetsOAuth2Api' },
} as const

export type Service = keyof typeof services
export const serviceNames = Object.keys(services) as ReadonlyArray<Service>

type Node = Readonly<Record<string, unknown>>

const trigger: Node = {
  id: 'e3c1a6b4-52f7-4d0a-8a5e-0c2b9d7f1e36',
  name: 'Every morning',
  type: 'n8n-nodes-base.scheduleTrigger',
  typeVersion: 1.2,
  position: [0, 0],
  parameters: { rule: { interval: [{ triggerAtHour: 7 }] } },
  webhookId: traces.webhookId,
}

const words = (title: string): Node => ({
  id: '91b0f3d8-7f6e-4a52-b0c4-6d2e8a5c3f10',
  name: 'What to say',
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  position: [220, 0],
  parameters: { assignments: { assignments: [{ id: 'a1', name: 'text', type: 'string', value: title }] } },
})

const poster = (service: Service): Node => ({
  id: 'b7d2e9c6-14a8-4f3b-9e60-58c1d0a7f264',
  name: `Post to ${service}`,
  type: `n8n-nodes-base.${services[service].node}`,
  typeVersion: 1,
  position: [440, 0],
  parameters: { text: '={{ $json.text }}' },
  credentials: { [services[service].credential]: { id: traces.credentialId, name: traces.credentialName } },
})

const link = (to: string) => ({ main: [[{ node: to, type: 'main', index: 0 }]] })

/** A small workflow as n8n exports it, with everything in it that is nobody's business. Another title, other content. */
export const workflowNamed = (title: string, service: Service = 'Slack') => ({
  name: title,
  nodes: [trigger, words(title), poster(service)],
  connections: { 'Every morning': link('What to say'), 'What to say': link(`Post to ${service}`) },
  settings: { executionOrder: 'v1' },
  active: true,
  pinData: { 'What to say': [{ json: { mail: traces.pinnedMail } }] },
  meta: { instanceId: traces.instanceId, templateCredsSetupCompleted: true },
  id: traces.workflowId,
  versionId: traces.versionId,
  tags: [],
})

/** Files that are not what the shop sells, by the words of the scenarios. */
export const foreignFiles: Readonly<Record<string, unknown>> = {
  'a scenario of Make': {
    name: 'Orders to a board',
    flow: [{ id: 1, module: 'gateway:CustomWebHook', version: 1 }],
    metadata: { version: 1 },
  },
  'a list of numbers': [1, 2, 3],
  'a workflow with a node of no type': {
    ...workflowNamed('Half a workflow'),
    nodes: [trigger, { name: 'Something', position: [220, 0], parameters: {} }],
  },
}

const privateKey = [
  '-----BEGIN RSA ',
  'PRIVATE KEY-----\n',
  'MIIEowIBAAKCAQEA',
  '7bqNn3XkV5Yb2LrQ9ZcT\n',
  '-----END RSA PRIVATE KEY-----',
]

/** Secrets as they are found in what people export; put together here, so that no scanner takes them for real ones. */
export const secrets: Readonly<Record<string, string>> = {
  'a private key': privateKey.join(''),
  'a live key': ['sk', 'live', '9f2c4b7a1e8d3f6a5c0b2e7d4f1a8c3b6e9d2f50'].join('_'),
}

/** A workflow that carries a secret in the parameters of one of its nodes. */
export const workflowWith = (secret: string) => {
  const workflow = workflowNamed('A workflow with a secret')
  const caller: Node = {
    id: 'f0a1b2c3-d4e5-4f60-8718-293a4b5c6d7e',
    name: 'Ask the service',
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    position: [660, 0],
    parameters: {
      url: 'https://service.example/orders',
      headerParameters: { parameters: [{ name: 'X-Key', value: secret }] },
    },
  }
  return { ...workflow, nodes: [...workflow.nodes, caller] }
}
