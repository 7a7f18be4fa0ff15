import { readWorkflowDocument } from '../../../src/domain/catalogue/document/read-workflow-document.ts'
import type { WorkflowDocument } from '../../../src/domain/catalogue/document/workflow-document.ts'
import { E, pipe } from '../../../src/domain/kernel/fp.ts'

type Json = Readonly<Record<string, unknown>>

/** A node as n8n exports it, named after its type unless it says otherwise. */
export const aNode = (type: string, more: Json = {}): Json => ({
  id: `id-of-${type}`,
  name: type,
  type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
  ...more,
})

export const toNode = (node: string, more: Json = {}): Json => ({ node, type: 'main', index: 0, ...more })

/** Connections of each source's first output, by name. */
export const connected = (links: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(Object.entries(links).map(([from, to]) => [from, { main: [[toNode(to)]] }]))

/** A trigger and a step behind it, with whatever else an export may have. */
export const aWorkflow = (more: Json = {}): Json => ({
  name: 'Greeting',
  nodes: [aNode('webhook', { parameters: { authentication: 'headerAuth' } }), aNode('slack')],
  connections: connected({ webhook: 'slack' }),
  settings: {},
  ...more,
})

/** A workflow of these nodes, each connected to the next. */
export const inARow = (...nodes: ReadonlyArray<Json>): Json =>
  aWorkflow({
    nodes,
    connections: connected(
      Object.fromEntries(nodes.slice(1).map((node, index) => [String(nodes[index]?.name), String(node.name)])),
    ),
  })

/** A document of which a test is sure that it is one. */
export const documentOf = (uploaded: unknown): WorkflowDocument =>
  pipe(
    readWorkflowDocument(uploaded),
    E.getOrElse((failed): WorkflowDocument => {
      throw new Error(`not a workflow: ${JSON.stringify(failed.issues)}`)
    }),
  )
