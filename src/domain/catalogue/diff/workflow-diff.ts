import type { PreviewEdge } from '../preview-graph.ts'
import type { ContentNode } from './content.ts'
import type { ValueChange } from './value-changes.ts'

type Position = ContentNode['position']

/**
 * All that differs between two versions of a workflow. Nodes are called by their new name but those that are gone;
 * `edges.removed` goes by the names before, `edges.added` by those after, and a rename changes no edge. Paths lead into
 * a node as it is sold (`parameters`, `url`). Has the values themselves: not for the public.
 */
export type WorkflowDiff = Readonly<{
  added: ReadonlyArray<ContentNode>
  removed: ReadonlyArray<ContentNode>
  renamed: ReadonlyArray<Readonly<{ from: string; to: string }>>
  moved: ReadonlyArray<Readonly<{ node: string; from: Position; to: Position }>>
  changed: ReadonlyArray<Readonly<{ node: string; changes: ReadonlyArray<ValueChange> }>>
  edges: Readonly<{ added: ReadonlyArray<PreviewEdge>; removed: ReadonlyArray<PreviewEdge> }>
  settings: ReadonlyArray<ValueChange>
}>

export const isEmptyDiff = ({ edges, ...rest }: WorkflowDiff): boolean =>
  edges.added.length === 0 && edges.removed.length === 0 && Object.values(rest).every(({ length }) => length === 0)
