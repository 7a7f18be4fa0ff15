import { isFiniteNumber, type JsonObject, own } from './document/json.ts'
import type { Edge, WorkflowDocument, WorkflowNode } from './document/workflow-document.ts'
import { soundEdges } from './wiring.ts'

/**
 * What buyers get: `{ name, nodes, connections, settings }`, the form that n8n's editor import, its command line
 * (`import:workflow --separate`) and its public API (schemas workflow, node and workflowSettings, which allow no
 * other members) all take. Nothing of the author's instance is in it.
 *
 * - Node ids go: all three imports give new ones, and duplicate ids upset the editor. Webhook ids likewise.
 * - A credential stays as its type alone, so that the buyer sees what the node needs; inline values go.
 * - Connections that n8n's editor would drop silently go, so that all three imports show the same workflow.
 * - A later node of a name already taken has the new name that n8n would give it; edges mean the first.
 */
export type CleanedWorkflow = Readonly<{
  name: string
  nodes: ReadonlyArray<JsonObject>
  connections: JsonObject
  settings: JsonObject
}>

type Check = (value: unknown) => boolean

const isTrueOrFalse: Check = (value) => typeof value === 'boolean'
const isString: Check = (value) => typeof value === 'string'
const isIn =
  (...values: ReadonlyArray<unknown>): Check =>
  (value) =>
    values.includes(value)

/** Optional node members of n8n's public API, each kept only when it has the type that API asks. */
const nodeOptions: ReadonlyArray<readonly [string, Check]> = [
  ['disabled', isTrueOrFalse],
  ['notes', isString],
  ['notesInFlow', isTrueOrFalse],
  ['executeOnce', isTrueOrFalse],
  ['alwaysOutputData', isTrueOrFalse],
  ['retryOnFail', isTrueOrFalse],
  ['maxTries', isFiniteNumber],
  ['waitBetweenTries', isFiniteNumber],
  ['continueOnFail', isTrueOrFalse],
  ['onError', isIn('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput')],
]

/**
 * Workflow settings that every version of n8n's public API takes. Those that name other workflows of the author
 * (errorWorkflow, callerIds), rule who may call (callerPolicy) or come from newer versions are left out.
 */
const settingOptions: ReadonlyArray<readonly [string, Check]> = [
  ['executionOrder', isIn('v0', 'v1')],
  ['executionTimeout', isFiniteNumber],
  ['saveDataErrorExecution', isIn('all', 'none')],
  ['saveDataSuccessExecution', isIn('all', 'none')],
  ['saveExecutionProgress', isTrueOrFalse],
  ['saveManualExecutions', isTrueOrFalse],
  ['timezone', (value) => isString(value) && value !== 'DEFAULT' && value !== ''],
]

const kept = (from: JsonObject, options: ReadonlyArray<readonly [string, Check]>): JsonObject =>
  Object.fromEntries(
    options.flatMap(([name, check]) => {
      const value = own(from, name)
      return check(value) ? [[name, value]] : []
    }),
  )

const credentialsOf = ({ credentials }: WorkflowNode): JsonObject =>
  credentials.length === 0
    ? {}
    : { credentials: Object.fromEntries(credentials.map(({ type }) => [type, { name: type }])) }

const nodeOf = (node: WorkflowNode): JsonObject => ({
  name: node.name,
  type: node.type,
  ...(node.typeVersion === null ? {} : { typeVersion: node.typeVersion }),
  position: node.position,
  parameters: node.parameters,
  ...credentialsOf(node),
  ...kept(node.raw, nodeOptions),
})

/** Output slots up to the last that is connected; one without edges is an empty list. */
const slotsOf = (edges: ReadonlyArray<Edge>): ReadonlyArray<ReadonlyArray<JsonObject>> => {
  const slots = Map.groupBy(edges, ({ output }) => output)
  const length = Math.max(...slots.keys()) + 1
  return Array.from({ length }, (_, output) =>
    (slots.get(output) ?? []).map(({ to, kind, input }) => ({ node: to, type: kind, index: input })),
  )
}

const connectionsOf = (edges: ReadonlyArray<Edge>): JsonObject =>
  Object.fromEntries(
    [...Map.groupBy(edges, ({ from }) => from)].map(([from, out]) => [
      from,
      Object.fromEntries([...Map.groupBy(out, ({ kind }) => kind)].map(([kind, same]) => [kind, slotsOf(same)])),
    ]),
  )

/** The form of a workflow that is sold, under the title it is sold by. */
export const clean = (document: WorkflowDocument, title: string): CleanedWorkflow => ({
  name: title,
  nodes: document.nodes.map(nodeOf),
  connections: connectionsOf(soundEdges(document)),
  settings: kept(document.settings, settingOptions),
})

/** The bytes' text of a cleaned form: the same for the same workflow, and legible in a diff. */
export const serialize = (cleaned: CleanedWorkflow): string => `${JSON.stringify(cleaned, null, 2)}\n`
