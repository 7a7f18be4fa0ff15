import { type Content, edgeKey } from './content.ts'
import { withChanges } from './value-changes.ts'
import type { WorkflowDiff } from './workflow-diff.ts'

/** The content that a diff leads to from the content that it was made from. Only the order of things may differ. */
export const applyDiff = (diff: WorkflowDiff, content: Content): Content => {
  const gone = new Set(diff.removed.map(({ name }) => name))
  const names = new Map(diff.renamed.map(({ from, to }) => [from, to]))
  const places = new Map(diff.moved.map(({ node, to }) => [node, to]))
  const changes = new Map(diff.changed.map((each) => [each.node, each.changes]))
  const cut = new Set(diff.edges.removed.map(edgeKey))
  const now = (name: string): string => names.get(name) ?? name
  const kept = content.nodes
    .filter(({ name }) => !gone.has(name))
    .map((node) => {
      const name = now(node.name)
      return {
        ...node,
        name,
        position: places.get(name) ?? node.position,
        body: withChanges(node.body, changes.get(name) ?? []),
      }
    })
  const edges = content.edges
    .filter((edge) => !cut.has(edgeKey(edge)))
    .map((edge) => ({ ...edge, from: now(edge.from), to: now(edge.to) }))
  return {
    nodes: [...kept, ...diff.added],
    edges: [...edges, ...diff.edges.added],
    settings: withChanges(content.settings, diff.settings),
  }
}
