import { clean } from '../cleaned-form.ts'
import { type JsonObject, ownText } from '../document/json.ts'
import type { WorkflowDocument } from '../document/workflow-document.ts'
import type { PreviewEdge } from '../preview-graph.ts'
import { soundEdges } from '../wiring.ts'

/** A node as it is sold. `body`: all of it but its name and place. `id`: what n8n gave it, which is not sold. */
export type ContentNode = Readonly<{
  id: string | null
  name: string
  position: readonly [x: number, y: number]
  body: JsonObject
}>

/** What a diff compares: everything that a buyer gets but the title, in no order. Names are unique, edges not repeated. */
export type Content = Readonly<{
  nodes: ReadonlyArray<ContentNode>
  edges: ReadonlyArray<PreviewEdge>
  settings: JsonObject
}>

export const edgeKey = ({ from, output, to, input, kind }: PreviewEdge): string =>
  JSON.stringify([from, output, to, input, kind])

const distinct = (edges: ReadonlyArray<PreviewEdge>): ReadonlyArray<PreviewEdge> => [
  ...new Map(edges.map((edge) => [edgeKey(edge), edge])).values(),
]

const bodyOf = (sold: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(sold).filter(([member]) => member !== 'name' && member !== 'position'))

export const contentOf = (document: WorkflowDocument): Content => {
  const { nodes, settings } = clean(document, '')
  return {
    nodes: document.nodes.map(({ raw, name, position }, index) => ({
      id: ownText(raw, 'id'),
      name,
      position,
      body: bodyOf(nodes[index] ?? {}),
    })),
    edges: distinct(
      soundEdges(document).map(({ from, output, to, input, kind }) => ({ from, output, to, input, kind })),
    ),
    settings,
  }
}
