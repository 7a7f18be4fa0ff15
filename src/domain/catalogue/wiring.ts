import type { Edge, WorkflowDocument } from './document/workflow-document.ts'

/** The connection types that n8n has (NodeConnectionTypes of n8n-workflow). Any other is an invention, and dropped on import. */
export const connectionKinds: ReadonlySet<string> = new Set([
  'main',
  'ai_agent',
  'ai_chain',
  'ai_document',
  'ai_embedding',
  'ai_languageModel',
  'ai_memory',
  'ai_outputParser',
  'ai_reranker',
  'ai_retriever',
  'ai_textSplitter',
  'ai_tool',
  'ai_vectorStore',
])

/** An edge sound in itself, or the first reason why n8n's editor would drop it on import. */
export type Soundness = 'sound' | 'dangling' | 'at-sticky-note' | 'unknown-kind' | 'mismatched-kinds'

export type JudgedEdge = Readonly<{ edge: Edge; soundness: Soundness; missing: ReadonlyArray<string> }>

/** Judges every edge by the names that the workflow's nodes have. */
export const judgeEdges = (document: WorkflowDocument): ReadonlyArray<JudgedEdge> => {
  const sticky = new Map(document.nodes.map(({ name, isSticky }) => [name, isSticky]))
  return document.edges.map((edge) => {
    const missing = [...new Set([edge.from, edge.to])].filter((name) => !sticky.has(name))
    return { edge, missing, soundness: soundnessOf(edge, missing.length > 0, sticky) }
  })
}

const soundnessOf = (edge: Edge, isDangling: boolean, sticky: ReadonlyMap<string, boolean>): Soundness => {
  if (isDangling) return 'dangling'
  if (sticky.get(edge.from) || sticky.get(edge.to)) return 'at-sticky-note'
  if (!connectionKinds.has(edge.kind)) return 'unknown-kind'
  return edge.kind === edge.toKind ? 'sound' : 'mismatched-kinds'
}

/** The edges that n8n keeps, and that buyers get. */
export const soundEdges = (document: WorkflowDocument): ReadonlyArray<Edge> =>
  judgeEdges(document)
    .filter(({ soundness }) => soundness === 'sound')
    .map(({ edge }) => edge)

/** Whether the edge supplies an AI node with a model, a memory or a tool, rather than passing items on. */
export const isSupply = ({ kind }: Pick<Edge, 'kind'>): boolean => kind !== 'main'
