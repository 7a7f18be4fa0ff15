import type { WorkflowDocument, WorkflowNode } from './document/workflow-document.ts'
import { isLangchain } from './node-type.ts'
import { type StickyRegion, stickyRegion } from './sticky-region.ts'
import { triggerOf } from './triggers.ts'
import { isSupply, soundEdges } from './wiring.ts'

/** `ai`: an agent or chain; `sub`: what supplies one with a model, a memory or a tool. */
export type NodeKind = 'trigger' | 'action' | 'ai' | 'sub' | 'sticky'

/** `region`: the area that a sticky note covers, with its upper left corner at `position`; null of any other node. */
export type PreviewNode = Readonly<{
  name: string
  type: string
  position: readonly [x: number, y: number]
  kind: NodeKind
  disabled: boolean
  region: StickyRegion | null
}>

export type PreviewEdge = Readonly<{ from: string; output: number; to: string; input: number; kind: string }>

/** A workflow as a drawing, without anything that its nodes do: names, types, places and connections. */
export type PreviewGraph = Readonly<{ nodes: ReadonlyArray<PreviewNode>; edges: ReadonlyArray<PreviewEdge> }>

const kindOf = (node: WorkflowNode, suppliers: ReadonlySet<string>): NodeKind => {
  if (node.isSticky) return 'sticky'
  if (triggerOf(node) !== null) return 'trigger'
  if (suppliers.has(node.name)) return 'sub'
  return isLangchain(node.type) ? 'ai' : 'action'
}

/** The graph of what is sold: connections that n8n would drop are not in it. */
export const graphOf = (document: WorkflowDocument): PreviewGraph => {
  const edges = soundEdges(document)
  const suppliers = new Set(edges.filter(isSupply).map(({ from }) => from))
  return {
    nodes: document.nodes.map((node) => ({
      name: node.name,
      type: node.type,
      position: node.position,
      kind: kindOf(node, suppliers),
      disabled: node.disabled,
      region: node.isSticky ? stickyRegion(node) : null,
    })),
    edges: edges.map(({ from, output, to, input, kind }) => ({ from, output, to, input, kind })),
  }
}
