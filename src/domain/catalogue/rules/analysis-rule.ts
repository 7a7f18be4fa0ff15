import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document.ts'
import type { Finding } from '../workflow-views.ts'

/** One thing a rule found: where, on which node, and in words. */
export type Found = Readonly<{ pointer?: string; node?: string; message: string }>

/**
 * One thing that an analysis looks for. `risk`: what a finding says of the harm the workflow could do, and why, in words
 * for buyers. `operatorsOnly` keeps the findings, not the risk, from the public: they would help an attacker.
 */
export type AnalysisRule = Readonly<{
  id: string
  severity: Finding['severity']
  risk?: Readonly<{ level: 'medium' | 'high'; reason: string }>
  operatorsOnly?: true
  check: (document: WorkflowDocument) => ReadonlyArray<Found>
}>

/** What is found at a node. */
export const atNode = ({ name, pointer }: WorkflowNode, message: string): Found => ({ pointer, node: name, message })

/** The same said of every node that is so. */
export const nodesThat =
  (isSo: (node: WorkflowNode) => boolean, message: string) =>
  ({ nodes }: WorkflowDocument): ReadonlyArray<Found> =>
    nodes.filter(isSo).map((node) => atNode(node, message))
