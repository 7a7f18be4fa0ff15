import type { WorkflowDocument } from '../document/workflow-document.ts'
import type { PreviewEdge } from '../preview-graph.ts'
import { type Content, contentOf, edgeKey } from './content.ts'
import { type Matched, matchNodes } from './match-nodes.ts'
import { valueChanges } from './value-changes.ts'
import type { WorkflowDiff } from './workflow-diff.ts'

const edgeChanges = (before: Content, after: Content, { pairs }: Matched): WorkflowDiff['edges'] => {
  const names = new Map(pairs.map((pair) => [pair.before.name, pair.after.name]))
  /** The edge by the names that its ends have now; null when one of them is gone. */
  const keyNow = (edge: PreviewEdge): string | null => {
    const [from, to] = [names.get(edge.from), names.get(edge.to)]
    return from === undefined || to === undefined ? null : edgeKey({ ...edge, from, to })
  }
  const [had, has] = [new Set(before.edges.map(keyNow)), new Set<string | null>(after.edges.map(edgeKey))]
  return {
    added: after.edges.filter((edge) => !had.has(edgeKey(edge))),
    removed: before.edges.filter((edge) => !has.has(keyNow(edge))),
  }
}

export const diffContents = (before: Content, after: Content): WorkflowDiff => {
  const matched = matchNodes(before.nodes, after.nodes)
  const { pairs, added, removed } = matched
  return {
    added,
    removed,
    renamed: pairs
      .filter((pair) => pair.before.name !== pair.after.name)
      .map((pair) => ({ from: pair.before.name, to: pair.after.name })),
    moved: pairs
      .filter((pair) => String(pair.before.position) !== String(pair.after.position))
      .map((pair) => ({ node: pair.after.name, from: pair.before.position, to: pair.after.position })),
    changed: pairs
      .map((pair) => ({ node: pair.after.name, changes: valueChanges(pair.before.body, pair.after.body) }))
      .filter(({ changes }) => changes.length > 0),
    edges: edgeChanges(before, after, matched),
    settings: valueChanges(before.settings, after.settings),
  }
}

/** What makes one version of a workflow into another. Empty between a workflow and itself. */
export const diffWorkflows = (before: WorkflowDocument, after: WorkflowDocument): WorkflowDiff =>
  diffContents(contentOf(before), contentOf(after))
