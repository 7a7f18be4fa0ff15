import { ownText } from '../document/json.ts'
import { below } from '../document/pointer.ts'
import type { PreviewEdge } from '../preview-graph.ts'
import type { ContentNode } from './content.ts'
import type { Addition } from './update-adds.ts'
import type { ValueChange } from './value-changes.ts'
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

const named = ({ name, body }: ContentNode): NamedNode => ({ name, type: ownText(body, 'type') ?? '' })

const pointersOf = (changes: ReadonlyArray<ValueChange>): ReadonlyArray<string> =>
  changes.map(({ path }) => below('', ...path))

/** Leaves out of a diff what only operators and buyers may see. `versions`: the numbers of the two. */
export const publicDiff = (
  diff: WorkflowDiff,
  adds: ReadonlyArray<Addition>,
  versions: Readonly<{ from: string; to: string }>,
): PublicDiff => {
  const touched = new Set([...diff.renamed.map(({ to }) => to), ...diff.changed.map(({ node }) => node)])
  return {
    ...versions,
    nodes: {
      added: diff.added.map(named),
      removed: diff.removed.map(named),
      renamed: diff.renamed,
      changed: diff.changed.map(({ node, changes }) => ({ name: node, pointers: pointersOf(changes) })),
      moved: diff.moved.map(({ node }) => node).filter((name) => !touched.has(name)),
    },
    edges: diff.edges,
    settings: pointersOf(diff.settings),
    adds,
  }
}
