import type { WorkflowDocument } from './document/workflow-document.ts'
import { integrationOf } from './integrations.ts'
import { mainTrigger } from './triggers.ts'

export type NodeTypeCount = Readonly<{ type: string; typeVersion: number | null; count: number }>

/** What the shop's cards and filters say of a workflow. `nodeCount` leaves sticky notes out. */
export type WorkflowFacts = Readonly<{
  integrations: ReadonlyArray<string>
  trigger: string
  nodeCount: number
  nodeTypes: ReadonlyArray<NodeTypeCount>
}>

const countsOf = ({ nodes }: WorkflowDocument): ReadonlyArray<NodeTypeCount> => {
  const groups = Map.groupBy(nodes, ({ type, typeVersion }) => `${typeVersion}\n${type}`)
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ type: first.type, typeVersion: first.typeVersion, count: others.length + 1 }],
    )
    .toSorted((a, b) => (a.type === b.type ? (a.typeVersion ?? 0) - (b.typeVersion ?? 0) : a.type < b.type ? -1 : 1))
}

export const integrationsOf = ({ nodes }: WorkflowDocument): ReadonlyArray<string> =>
  [...new Set(nodes.map(({ type }) => integrationOf(type)).filter((slug) => slug !== null))].toSorted()

export const factsOf = (document: WorkflowDocument): WorkflowFacts => ({
  integrations: integrationsOf(document),
  trigger: mainTrigger(document),
  nodeCount: document.nodes.filter(({ isSticky }) => !isSticky).length,
  nodeTypes: countsOf(document),
})
