import type { PreviewEdge, PreviewGraph, PreviewNode } from '../preview-graph.ts'
import { isSupply } from '../wiring.ts'
import type { Item, Shape } from './item.ts'
import { labelLines } from './label.ts'
import { plainText } from './plain-text.ts'

/** A sticky note that nodes stand on; `area` is its size in n8n's pixels, by which notes within notes are told. */
export type Ground = Readonly<{ node: PreviewNode; colour: number | string; area: number }>

type Measures = Readonly<{ width: number; height: number; letters: number; lines: number }>

/** The sizes that n8n's editor gives nodes, whose upper left corner their position is. */
const onCanvas: Readonly<Record<Shape, readonly [width: number, height: number]>> = {
  box: [96, 96],
  trigger: [96, 96],
  wide: [256, 96],
  round: [80, 80],
  note: [0, 0],
}

const usual: Readonly<Record<Shape, Measures>> = {
  box: { width: 64, height: 64, letters: 15, lines: 2 },
  trigger: { width: 64, height: 64, letters: 15, lines: 2 },
  wide: { width: 172, height: 64, letters: 13, lines: 2 },
  round: { width: 48, height: 48, letters: 13, lines: 2 },
  note: { width: 96, height: 72, letters: 0, lines: 0 },
}

/** From so many on, shapes take the room of their labels' second lines: of a small picture only the shapes can be read. */
const crowd = 70

const crowded: Readonly<Record<Shape, Measures>> = {
  box: { width: 84, height: 84, letters: 15, lines: 1 },
  trigger: { width: 84, height: 84, letters: 15, lines: 1 },
  wide: { width: 190, height: 84, letters: 13, lines: 2 },
  round: { width: 64, height: 64, letters: 13, lines: 1 },
  note: { width: 110, height: 84, letters: 0, lines: 0 },
}

/** More ports than this on one side could not be told apart. */
const mostPorts = 12

const portsOf = (edges: ReadonlyArray<PreviewEdge> | undefined, port: (edge: PreviewEdge) => number): number =>
  Math.min(
    (edges ?? []).reduce((most, edge) => Math.max(most, port(edge) + 1), 0),
    mostPorts,
  )

const centreOf = ({ position: [x, y], region }: PreviewNode, shape: Shape): readonly [number, number] => {
  const [width, height] = region === null ? onCanvas[shape] : [region.width, region.height]
  return [x + width / 2, y + height / 2]
}

const isOn = ([x, y]: readonly [number, number], { position: [left, top], region }: PreviewNode): boolean =>
  region !== null && x >= left && x <= left + region.width && y >= top && y <= top + region.height

const shapes = ({ nodes, edges }: PreviewGraph): ReadonlyArray<Readonly<{ node: PreviewNode; shape: Shape }>> => {
  const supplied = new Set(edges.filter(isSupply).map(({ to }) => to))
  const shapeOf = ({ name, kind }: PreviewNode): Shape => {
    if (kind === 'sticky') return 'note'
    if (kind === 'sub') return 'round'
    if (kind === 'trigger') return 'trigger'
    return supplied.has(name) ? 'wide' : 'box'
  }
  return nodes.map((node) => ({ node, shape: shapeOf(node) }))
}

/** Every pair of nodes is asked for the borders between them: notes beyond these many are mischief. */
const mostGrounds = 100

/** What a drawing is made of. `notes`: sticky notes that no node stands on. */
export type Parts = Readonly<{
  items: ReadonlyArray<Item>
  notes: ReadonlyArray<Item>
  grounds: ReadonlyArray<Ground>
}>

/** Parts a graph into its nodes, the sticky notes that lie under some of them, and those that do not. */
export const partsOf = (graph: PreviewGraph): Parts => {
  const shaped = shapes(graph).map((each) => ({ ...each, centre: centreOf(each.node, each.shape) }))
  const working = shaped.filter(({ shape }) => shape !== 'note')
  const isGround = (note: PreviewNode): boolean => working.some(({ centre }) => isOn(centre, note))
  const grounds = graph.nodes
    .flatMap((node) =>
      node.region !== null && isGround(node)
        ? [{ node, colour: node.region.colour, area: node.region.width * node.region.height }]
        : [],
    )
    .slice(0, mostGrounds)
  const under = new Set(grounds.map(({ node }) => node))
  const passing = graph.edges.filter((edge) => !isSupply(edge))
  const [out, into] = [Map.groupBy(passing, ({ from }) => from), Map.groupBy(passing, ({ to }) => to)]
  const measures = working.length > crowd ? crowded : usual
  const shown = shaped
    .filter(({ node }) => !under.has(node))
    .map(({ node, shape, centre }): Item => {
      const { width, height, letters, lines } = measures[shape]
      const name = plainText(node.name)
      return {
        node,
        name,
        shape,
        centre,
        width,
        height,
        label: labelLines(name, letters, lines),
        inputs: portsOf(into.get(node.name), ({ input }) => input),
        outputs: portsOf(out.get(node.name), ({ output }) => output),
        regions: new Set(grounds.flatMap((ground, index) => (isOn(centre, ground.node) ? [index] : []))),
      }
    })
  return {
    items: shown.filter(({ shape }) => shape !== 'note'),
    notes: shown.filter(({ shape }) => shape === 'note'),
    grounds,
  }
}
