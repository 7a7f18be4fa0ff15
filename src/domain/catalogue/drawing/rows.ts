import { positionOf } from '../document/position.ts'
import type { PreviewEdge, PreviewGraph, PreviewNode } from '../preview-graph.ts'
import { isSupply } from '../wiring.ts'

/** From one step to the next, one row to the next and a node to its supplier, in n8n's pixels; wide enough for agents. */
const [stepWidth, rowHeight, supplyDepth, supplyWidth] = [700, 1_500, 200, 140]

/** A coordinate beyond this is a mistake, or mischief. */
const farthest = 1_000_000

const isNear = ({ position }: PreviewNode): boolean => position.every((at) => Math.abs(at) <= farthest)

/** Whether the places of nodes say how they belong together: most are apart, and not merely in the order of the file. */
export const arePlaced = (nodes: ReadonlyArray<PreviewNode>): boolean => {
  const working = nodes.filter(({ kind }) => kind !== 'sticky')
  const places = new Set(working.filter(isNear).map(({ position }) => position.join(' ')))
  const isInFileOrder = nodes.every(({ position }, index) => {
    const [x, y] = positionOf(undefined, index)
    return position[0] === x && position[1] === y
  })
  return working.length < 2 || (places.size * 2 > working.length && !isInFileOrder)
}

type Adjacency = ReadonlyMap<string, ReadonlyArray<string>>

const adjacency = (edges: ReadonlyArray<PreviewEdge>, key: 'from' | 'to', value: 'from' | 'to'): Adjacency =>
  new Map([...Map.groupBy(edges, (edge) => edge[key])].map(([name, same]) => [name, same.map((edge) => edge[value])]))

/** The nodes so that each comes after all that leads to it, but for what leads back. */
const topological = (names: ReadonlyArray<string>, next: Adjacency): ReadonlyArray<string> => {
  const seen = new Set<string>()
  const finished: Array<string> = []
  for (const root of names) {
    const path: Array<{ name: string; rest: Array<string> }> = []
    const enter = (name: string): void => {
      seen.add(name)
      path.push({ name, rest: [...(next.get(name) ?? [])].toReversed() })
    }
    if (!seen.has(root)) enter(root)
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const child = last.rest.shift()
      if (child === undefined) finished.push(path.pop()?.name ?? root)
      else if (!seen.has(child)) enter(child)
    }
  }
  return finished.toReversed()
}

type Cell = Readonly<{ step: number; row: number }>

/** A step for each node, one after all that leads to it, and a row: the first free one from that of where it comes from. */
const cellsOf = (order: ReadonlyArray<string>, before: Adjacency): ReadonlyMap<string, Cell> => {
  const cells = new Map<string, Cell>()
  const taken = new Set<string>()
  let rows = 0
  for (const name of order) {
    const parents = (before.get(name) ?? []).flatMap((parent) => cells.get(parent) ?? [])
    const step = parents.reduce((most, parent) => Math.max(most, parent.step + 1), 0)
    let row = parents.reduce((least, parent) => Math.min(least, parent.row), parents.length === 0 ? rows : rows + 1)
    while (taken.has(`${step} ${row}`)) row += 1
    taken.add(`${step} ${row}`)
    rows = Math.max(rows, row + 1)
    cells.set(name, { step, row })
  }
  return cells
}

type Places = ReadonlyMap<string, readonly [x: number, y: number]>

/** Suppliers below what they supply, side by side, and theirs below them. */
const supplyPlaces = (main: Places, supplied: Adjacency): Places => {
  const places = new Map(main)
  let level = [...main.keys()]
  while (level.length > 0) {
    const next: Array<string> = []
    for (const name of level) {
      const [x, y] = places.get(name) ?? [0, 0]
      const suppliers = [...new Set(supplied.get(name) ?? [])].filter((supplier) => !places.has(supplier))
      for (const [index, supplier] of suppliers.entries())
        places.set(supplier, [x + (index - (suppliers.length - 1) / 2) * supplyWidth, y + supplyDepth])
      next.push(...suppliers)
    }
    level = next
  }
  return places
}

/**
 * A graph whose nodes stand where no one put them, in rows by their order, suppliers below what they supply. Its notes,
 * which lie nowhere in particular, are left out. What has usable places keeps them.
 */
export const inRows = (graph: PreviewGraph): PreviewGraph => {
  if (arePlaced(graph.nodes)) return graph
  const supplies = graph.edges.filter(isSupply)
  const passing = graph.edges.filter((edge) => !isSupply(edge))
  const suppliers = new Set(supplies.map(({ from }) => from))
  const wired = new Set(passing.flatMap(({ from, to }) => [from, to]))
  const entered = new Set(passing.map(({ to }) => to))
  const steps = graph.nodes
    .filter(({ kind, name }) => kind !== 'sticky' && (!suppliers.has(name) || wired.has(name)))
    .map(({ name }) => name)
  const roots = [...steps.filter((name) => !entered.has(name)), ...steps.filter((name) => entered.has(name))]
  const order = topological(roots, adjacency(passing, 'from', 'to'))
  const cells = cellsOf(order, adjacency(passing, 'to', 'from'))
  const main = new Map([...cells].map(([name, { step, row }]) => [name, [step * stepWidth, row * rowHeight] as const]))
  const places = supplyPlaces(main, adjacency(supplies, 'to', 'from'))
  return {
    edges: graph.edges,
    nodes: graph.nodes.flatMap((node, index) =>
      node.kind === 'sticky' ? [] : [{ ...node, position: places.get(node.name) ?? [index * stepWidth, -rowHeight] }],
    ),
  }
}
