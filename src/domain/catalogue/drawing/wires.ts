import type { PreviewEdge } from '../preview-graph.ts'
import { isSupply } from '../wiring.ts'
import { detour, type Ends, laneWidth } from './detour.ts'
import { type Folded, gangway, gutter } from './fold.ts'
import { depth, type Placed } from './item.ts'
import { inputAt, outputAt, supplyAt } from './ports.ts'
import { across, along, type Point, upwards } from './wire-paths.ts'

/** `head`: where the wire arrives from the left; null of a supply, which has no direction in time. */
export type Wire = Readonly<{ path: string; head: Point | null; faded: boolean }>

/** Room for the arrow's head. */
const headLength = 5

/** A wire that leads on to the right of where it starts by less than this goes round about instead. */
const leastAdvance = 12

/** Wires on the same way lie side by side. */
const lanes = 4

const top = ({ y, height }: Placed): number => y - height / 2
const bottom = (item: Placed): number => item.y + depth(item)

/** How near to a row, top to bottom, what stands in it is. */
const rowHeight = 60

/** What stands between the two, in the row of one of them: a wire must not run through it. */
const inTheWay = ({ from, to }: Ends, row: Placed, placed: ReadonlyArray<Placed>): ReadonlyArray<Placed> =>
  placed.filter(({ x, y, band }) => band === from.band && x >= to.x && x <= from.x && Math.abs(y - row.y) < rowHeight)

/** Back to what stands left: between the rows of the two, or below both when they stand in one. */
const back = (ends: Ends, placed: ReadonlyArray<Placed>): string => {
  const { from, to, start, end, lane } = ends
  const [right, left] = [start[0] + 24 + lane * 3, end[0] - 20 - lane * 3]
  const lowest = (row: Placed): number =>
    inTheWay(ends, row, placed).reduce((most, item) => Math.max(most, bottom(item)), bottom(row))
  const highest = inTheWay(ends, to, placed).reduce((least, item) => Math.min(least, top(item)), top(to))
  const level = (): number => {
    if (top(to) - bottom(from) > 20) return highest - 11
    return (top(from) - bottom(to) > 20 ? lowest(to) : Math.max(lowest(from), lowest(to))) + 9 + lane * laneWidth
  }
  return along([start, [right, start[1]], [right, level()], [left, level()], [left, end[1]], end])
}

/** In from the left of a band: straight, or above what stands before it in its row. */
const entry = ({ to, end, lane }: Ends, left: number, placed: ReadonlyArray<Placed>): ReadonlyArray<Point> => {
  const before = placed.filter(({ x, y, band }) => band === to.band && x < to.x && Math.abs(y - to.y) < rowHeight)
  if (before.length === 0) return [[left, end[1]], end]
  const level = before.reduce((least, item) => Math.min(least, top(item)), top(to)) - 11
  const turn = end[0] - 20 - lane * 3
  return [[left, level], [turn, level], [turn, end[1]], end]
}

/** From one band to another: out at the right, through the gutter above the band that it leads to, in at the left. */
const overleaf = (ends: Ends, { bands, placed }: Folded): string => {
  const { from, to, start, lane } = ends
  const right = bands.reduce((most, band) => Math.max(most, band.right), 0) + gangway / 3 + lane * laneWidth
  const left = bands.reduce((least, band) => Math.min(least, band.left), 0) - gangway / 3 - lane * laneWidth
  const shift = (lane - (lanes - 1) / 2) * laneWidth
  if (to.band > from.band) {
    const level = (bands[to.band]?.top ?? 0) - gutter / 2 + shift
    return along([start, [right, start[1]], [right, level], [left, level], ...entry(ends, left, placed)])
  }
  const level = (bands[from.band]?.bottom ?? 0) + gutter / 4 + shift / 2
  const turn = start[0] + 16
  return along([start, [turn, start[1]], [turn, level], [left, level], ...entry(ends, left, placed)])
}

const passingWire = (ends: Ends, folded: Folded): string => {
  const { from, to, start, end } = ends
  if (from.band !== to.band) return overleaf(ends, folded)
  if (end[0] - start[0] <= leastAdvance) return back(ends, folded.placed)
  return detour(ends, folded.placed) ?? across(start, end)
}

/** The wires of a drawing, those of disabled nodes faded. */
export const wiresOf = (edges: ReadonlyArray<PreviewEdge>, folded: Folded): ReadonlyArray<Wire> => {
  const byName = new Map(folded.placed.map((item) => [item.node.name, item]))
  const xOf = (name: string): number => byName.get(name)?.x ?? 0
  const suppliers = new Map(
    [...Map.groupBy(edges.filter(isSupply), ({ to }) => to)].map(([to, same]) => [
      to,
      [...new Set(same.map(({ from }) => from))].toSorted((a, b) => xOf(a) - xOf(b)),
    ]),
  )
  let turns = 0
  return edges.flatMap((edge): ReadonlyArray<Wire> => {
    const [from, to] = [byName.get(edge.from), byName.get(edge.to)]
    if (from === undefined || to === undefined) return []
    const faded = from.node.disabled || to.node.disabled
    if (isSupply(edge)) {
      const all = suppliers.get(edge.to) ?? []
      const end = supplyAt(to, all.indexOf(edge.from), all.length)
      return [{ path: upwards([from.x, from.y - from.height / 2], end), head: null, faded }]
    }
    const start = outputAt(from, edge.output)
    const head = inputAt(to, edge.input)
    const end: Point = [head[0] - headLength, head[1]]
    const isTurn = from.band !== to.band || end[0] - start[0] <= leastAdvance
    if (isTurn) turns += 1
    return [{ path: passingWire({ from, to, start, end, lane: turns % lanes }, folded), head, faded }]
  })
}
