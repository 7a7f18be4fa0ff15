import { nodeTypeOf, withoutTool } from '../node-type.ts'
import { baseNodes } from './base-nodes.ts'
import { langchainNodes } from './langchain-nodes.ts'
import { type NodeTable, nodesIn } from './node-table.ts'
import { releases } from './releases.ts'

/** Places of releases in `releases`: the first that has a version of a node and, when the newest has not, the last. */
type Times = Readonly<{ first: number; last: number | null }>

type KnownNode = Readonly<{ versions: Map<number, Times>; tool: number | null }>

const placeOf = (release: string): number => releases.findIndex(({ n8n }) => n8n === release)

const nodesOf = (table: NodeTable): ReadonlyMap<string, KnownNode> => {
  const tools = new Map(
    table.tools.flatMap((lot) => nodesIn(lot).map(({ node }) => [node, placeOf(lot.release)] as const)),
  )
  const known = new Map<string, KnownNode>()
  const note = (node: string, version: number, times: Times): void => {
    const it = known.get(node) ?? { versions: new Map(), tool: tools.get(node) ?? null }
    it.versions.set(version, times)
    known.set(node, it)
  }
  for (const lot of table.seen)
    for (const { node, versions } of nodesIn(lot))
      for (const version of versions) note(node, version, { first: placeOf(lot.release), last: null })
  for (const lot of table.gone)
    for (const { node, versions } of nodesIn(lot))
      for (const version of versions) {
        const first = known.get(node)?.versions.get(version)?.first ?? 0
        note(node, version, { first, last: placeOf(lot.release) })
      }
  return known
}

const packages: ReadonlyMap<string, ReadonlyMap<string, KnownNode>> = new Map(
  [baseNodes, langchainNodes].map((table) => [table.package, nodesOf(table)]),
)

/** Of a node without a version n8n takes the one it likes best: the earliest release with any will do. */
const anyOf = ({ versions }: KnownNode): Times => {
  const all = [...versions.values()]
  const last = all.some((times) => times.last === null) ? null : Math.max(...all.map((times) => times.last ?? 0))
  return { first: Math.min(...all.map(({ first }) => first)), last }
}

const timesOf = (node: KnownNode | undefined, version: number | null): Times | null =>
  node === undefined ? null : version === null ? anyOf(node) : (node.versions.get(version) ?? null)

/**
 * When a version of one of n8n's own nodes was there, among the releases looked at; null when it is in none of them. A
 * node that an agent uses as a tool is there as soon as both the node and its use as a tool are.
 */
export const timesOfNode = (type: string, version: number | null): Times | null => {
  const { package: name, node } = nodeTypeOf(type)
  const nodes = name === null ? undefined : packages.get(name)
  const itself = timesOf(nodes?.get(node), version)
  if (itself !== null || nodes === undefined) return itself
  const step = nodes.get(withoutTool(node))
  const times = step === undefined || withoutTool(node) === node ? null : timesOf(step, version)
  return times === null || step === undefined || step.tool === null
    ? null
    : { ...times, first: Math.max(times.first, step.tool) }
}
