import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document.ts'
import { isBuiltIn, nodeTypeOf } from '../node-type.ts'
import type { Requirements } from '../workflow-views.ts'
import { timesOfNode } from './known-nodes.ts'
import { releases } from './releases.ts'

type Dated = Readonly<{ node: WorkflowNode; first: number }>

/** A node by type and version, as people read it. */
export const spelt = ({ type, typeVersion }: Pick<WorkflowNode, 'type' | 'typeVersion'>): string =>
  typeVersion === null ? type : `${type} ${typeVersion}`

const datedIn = ({ nodes }: WorkflowDocument): ReadonlyArray<Dated> =>
  nodes.flatMap((node) => {
    const times = timesOfNode(node.type, node.typeVersion)
    return times === null ? [] : [{ node, first: times.first }]
  })

const releaseAt = (place: number): string => releases[place]?.n8n ?? ''

/** Where the fact comes from, and how coarse it is: between two releases that were looked at, nobody knows. */
const sourceOf = ({ node, first }: Dated): string =>
  first === 0
    ? `all of its nodes that are known are in the packages of n8n ${releaseAt(0)}, the oldest release looked at`
    : `${spelt(node)} is in the packages of n8n ${releaseAt(first)} and not in those of ${releaseAt(first - 1)}, the release looked at before; one between them may do`

const notCounted = ({ nodes }: WorkflowDocument): string =>
  nodes.some(({ type, typeVersion }) => timesOfNode(type, typeVersion) === null)
    ? '; nodes that are unknown, or of community packages, may need a later one'
    : ''

/**
 * The release of n8n that has all the nodes of a workflow that are known, in their versions: it is enough, and an older one
 * may be, for only some releases were looked at. Null when no node is known.
 */
export const leastRelease = (document: WorkflowDocument): Requirements['minimumVersion'] => {
  const [one, ...others] = datedIn(document)
  if (one === undefined) return null
  const decisive = others.reduce((latest, each) => (each.first > latest.first ? each : latest), one)
  return { version: releaseAt(decisive.first), source: `${sourceOf(decisive)}${notCounted(document)}` }
}

/** Nodes without a package, and nodes or versions of n8n's own that no release looked at has. Community nodes are not n8n's to know. */
export const unknownNodes = ({ nodes }: WorkflowDocument): ReadonlyArray<string> => {
  const isUnknown = ({ type, typeVersion }: WorkflowNode): boolean =>
    nodeTypeOf(type).package === null || (isBuiltIn(type) && timesOfNode(type, typeVersion) === null)
  const nameOf = (node: WorkflowNode): string => (timesOfNode(node.type, null) === null ? node.type : spelt(node))
  return [...new Set(nodes.filter(isUnknown).map(nameOf))].toSorted()
}
