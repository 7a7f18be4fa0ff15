import { E } from '../../kernel/fp.ts'
import { at, flaw, type Issue } from '../../kernel/issue.ts'
import { below } from '../../kernel/pointer.ts'
import { greatestDepth, isDeeperThan } from './depth.ts'
import { type ForeignShape, foreignShape } from './foreign-shapes.ts'
import { isObject, type JsonObject, own } from './json.ts'
import { type NotAWorkflow, notAWorkflow } from './not-a-workflow.ts'
import { readEdges } from './read-edges.ts'
import { nodeIssues, readNodes } from './read-nodes.ts'
import { type Unwrapped, unwrap } from './unwrap.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/** Pointers to what is uploaded begin here, however it was sent. */
const root = '/document'

/** So many issues are named; more would only repeat them. */
const mostIssues = 20

const download = 'in n8n, open the workflow and choose Download'

const refused = (issues: ReadonlyArray<Issue>): E.Either<NotAWorkflow, never> =>
  E.left(notAWorkflow({ issues: issues.slice(0, mostIssues) }))

const refusedAs = (shape: ForeignShape, pointer: string): E.Either<NotAWorkflow, never> => {
  const place = shape.member === null ? pointer : below(pointer, shape.member)
  const issues = [at(place)(flaw('not_a_workflow', shape.message))]
  return E.left(notAWorkflow(shape.platform === undefined ? { issues } : { issues, platform: shape.platform }))
}

const listIssue = (items: ReadonlyArray<unknown>, pointer: string): Issue => {
  if (items.length === 0) return at(pointer)(flaw('too_short', `is an empty list; ${download}`))
  return at(pointer)(
    items.every(isObject)
      ? flaw('too_long', `is a list of ${items.length}; upload one workflow per file`)
      : flaw('wrong_type', `is a list, not an n8n workflow; ${download}`),
  )
}

const missing = flaw('required', `is missing, so this is not an n8n workflow; ${download}`)

const nodesIssues = (workflow: JsonObject, pointer: string): ReadonlyArray<Issue> => {
  const nodes = own(workflow, 'nodes')
  const here = below(pointer, 'nodes')
  if (nodes === undefined) return [at(here)(missing)]
  if (!Array.isArray(nodes)) return [at(here)(flaw('wrong_type', `must be a list of nodes; ${download}`))]
  if (nodes.length === 0) return [at(here)(flaw('too_short', 'is empty: a workflow without nodes is nothing to sell'))]
  return nodeIssues(nodes, here)
}

const connectionsIssues = (workflow: JsonObject, pointer: string): ReadonlyArray<Issue> => {
  const connections = own(workflow, 'connections')
  const here = below(pointer, 'connections')
  if (connections === undefined) return [at(here)(missing)]
  return isObject(connections)
    ? []
    : [at(here)(flaw('wrong_type', 'must be an object keyed by node name, as n8n exports it; without any, {}'))]
}

const documentOf = (workflow: JsonObject, found: Unwrapped, uploaded: unknown): WorkflowDocument => {
  const [nodes, connections, settings] = ['nodes', 'connections', 'settings'].map((name) => own(workflow, name))
  const { edges, malformed } = readEdges(isObject(connections) ? connections : {}, below(found.pointer, 'connections'))
  return {
    name: found.name,
    description: found.description,
    nodes: readNodes(Array.isArray(nodes) ? nodes : [], below(found.pointer, 'nodes')),
    edges,
    malformedEdges: malformed,
    settings: isObject(settings) ? settings : {},
    pointer: found.pointer,
    raw: workflow,
    uploaded,
  }
}

/**
 * Reads what was uploaded as one n8n workflow, out of any wrapping that n8n itself puts around one. What n8n's import
 * would refuse or lose nodes from is refused here, with every place at once; what it mends (a missing position, a
 * duplicate name) is mended. Total over any JSON value.
 */
export const readWorkflowDocument = (uploaded: unknown): E.Either<NotAWorkflow, WorkflowDocument> => {
  if (isDeeperThan(greatestDepth, uploaded))
    return refused([at(root)(flaw('too_deep', `is nested more than ${greatestDepth} levels deep`))])
  const outer = foreignShape(uploaded)
  if (outer !== null) return refusedAs(outer, root)
  const found = unwrap(uploaded, root)
  const shape = foreignShape(found.value)
  if (shape !== null) return refusedAs(shape, found.pointer)
  if (Array.isArray(found.value)) return refused([listIssue(found.value, found.pointer)])
  if (!isObject(found.value))
    return refused([at(found.pointer)(flaw('wrong_type', `must be an n8n workflow; ${download}`))])
  const issues = [...nodesIssues(found.value, found.pointer), ...connectionsIssues(found.value, found.pointer)]
  return issues.length > 0 ? refused(issues) : E.right(documentOf(found.value, found, uploaded))
}
