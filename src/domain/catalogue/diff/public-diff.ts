import { ownText } from '../document/json.ts'
import type { PreviewEdge } from '../preview-graph.ts'
import type { ContentNode } from './content.ts'
import { placesOf } from './places.ts'
import type { Addition } from './update-adds.ts'
import type { WorkflowDiff } from './workflow-diff.ts'

type NamedNode = Readonly<{ name: string; type: string }>

/**
 * A diff for everyone: what changed and where, without a value. `moved` has the nodes that only moved; `changed` has
 * JSON pointers into a node as it is sold.
 */
export type PublicDiff = Readonly<{
  from: string
  to: string
  nodes: Readonly<{
    added: ReadonlyArray<NamedNode>
    removed: ReadonlyArray<NamedNode>
    renamed: ReadonlyArray<Readonly<{ from: string; to: string }>>
    changed: ReadonlyArray<Readonly<{ name: string; pointers: ReadonlyArray<string> }>>
    moved: ReadonlyArray<string>
  }>
  edges: Readonly<{ added: ReadonlyArray<PreviewEdge>; removed: ReadonlyArray<PreviewEdge> }>
  settings: ReadonlyArray<string>
  adds: ReadonlyArray<Addition>
}>

/** Names are repeated wherever wires lead to or from a node; a longer one is cut, or a small file could tell megabytes. */
const longestName = 200

const cut = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName).toWellFormed()}…` : name

const named = ({ name, body }: ContentNode): NamedNode => ({ name: cut(name), type: cut(ownText(body, 'type') ?? '') })

const cutEdge = (edge: PreviewEdge): PreviewEdge => ({ ...edge, from: cut(edge.from), to: cut(edge.to) })

/** So many places are told of one node, and of all together, but for one of each that changed. */
const mostPlaces = 100
const mostPlacesInAll = 2_000

/** Leaves out of a diff what only operators and buyers may see. `versions`: the numbers of the two. */
export const publicDiff = (
  diff: WorkflowDiff,
  adds: ReadonlyArray<Addition>,
  versions: Readonly<{ from: string; to: string }>,
): PublicDiff => {
  const most = Math.max(1, Math.min(mostPlaces, Math.floor(mostPlacesInAll / diff.changed.length)))
  const touched = new Set([...diff.renamed.map(({ to }) => to), ...diff.changed.map(({ node }) => node)])
  return {
    ...versions,
    nodes: {
      added: diff.added.map(named),
      removed: diff.removed.map(named),
      renamed: diff.renamed.map(({ from, to }) => ({ from: cut(from), to: cut(to) })),
      changed: diff.changed.map(({ node, changes }) => ({ name: cut(node), pointers: placesOf(changes, most) })),
      moved: diff.moved
        .map(({ node }) => node)
        .filter((name) => !touched.has(name))
        .map(cut),
    },
    edges: { added: diff.edges.added.map(cutEdge), removed: diff.edges.removed.map(cutEdge) },
    settings: placesOf(diff.settings, mostPlaces),
    adds,
  }
}
