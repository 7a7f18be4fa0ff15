import type { PreviewEdge } from '../preview-graph.ts'
import { isSupply } from '../wiring.ts'
import { frame } from './frame.ts'
import { cell, type Placed } from './item.ts'
import { around, grown, type Rectangle, shifted } from './rectangle.ts'

/** A drawing in bands, one below the other, as a long line of writing is broken into lines. */
export type Folded = Readonly<{ placed: ReadonlyArray<Placed>; bands: ReadonlyArray<Rectangle> }>

/** Between two bands, for the wires that lead from one to the next. */
export const gutter = 64

/** Beside the bands, for the same wires. */
export const gangway = 44

const mostBands = 5

/** What a further band must gain in size to be worth the eye's way back. */
const worthwhile = 1.2

/** A drawing that is no smaller than this, in pixels for a unit, can be read in one band. */
const legible = 0.75

/** So many wires lead from band to band at most; more are a tangle, and the drawing stays whole. */
const mostCrossings = 4

const breadth = ({ left, right }: Rectangle): number => right - left
const height = ({ top, bottom }: Rectangle): number => bottom - top

/** How large a drawing is shown, in pixels for a unit. */
const scaleOf = ({ bands }: Folded): number => {
  const box = around(bands)
  if (box === null) return 0
  const beside = bands.length === 1 ? 0 : 2 * gangway
  return Math.min(frame.width / (breadth(box) + beside), frame.height / height(box))
}

type Span = Readonly<{ from: number; to: number; cost: number }>

/** What a cut through each connection and each note costs; supplies are never cut from what they supply. */
const spansOf = (placed: ReadonlyArray<Placed>, edges: ReadonlyArray<PreviewEdge>): ReadonlyArray<Span> => {
  const byName = new Map(placed.map((item) => [item.node.name, item]))
  const wires = edges.flatMap((edge): ReadonlyArray<Span> => {
    const [a, b] = [byName.get(edge.from), byName.get(edge.to)]
    if (a === undefined || b === undefined) return []
    const cost = isSupply(edge) ? Number.POSITIVE_INFINITY : b.x < a.x ? 3 : 1
    return [{ from: Math.min(a.x, b.x), to: Math.max(a.x, b.x), cost }]
  })
  const notes = Map.groupBy(
    placed.flatMap((item) => [...item.regions].map((region) => ({ region, x: item.x }))),
    ({ region }) => region,
  )
  return [
    ...wires,
    ...[...notes.values()].map((members) => ({
      from: members.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
      to: members.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY),
      cost: 0.5,
    })),
  ]
}

/** Where to cut, left to right; null when there is no good place. */
const cutsFor = (
  whole: Rectangle,
  bands: number,
  spans: ReadonlyArray<Span>,
  xs: ReadonlyArray<number>,
): ReadonlyArray<number> | null => {
  const share = breadth(whole) / bands
  const costAt = (x: number): number =>
    spans.reduce((sum, { from, to, cost }) => (from < x && x <= to ? sum + cost : sum), 0)
  const cuts = Array.from({ length: bands - 1 }, (_, index) => {
    const ideal = whole.left + share * (index + 1)
    const [best] = xs
      .filter((x) => Math.abs(x - ideal) < share * 0.3)
      .map((x) => ({ x, cost: costAt(x) }))
      .filter(({ cost }) => cost <= mostCrossings)
      .toSorted((a, b) => a.cost * 70 + Math.abs(a.x - ideal) - b.cost * 70 - Math.abs(b.x - ideal))
    return best?.x
  })
  return cuts.every((cut) => cut !== undefined) ? cuts : null
}

/** The drawing cut and stacked. */
const stacked = (placed: ReadonlyArray<Placed>, cuts: ReadonlyArray<number>): Folded => {
  const bands: Array<Rectangle> = []
  const moved: Array<Placed> = []
  let top = 0
  for (const [band, members] of [...Map.groupBy(placed, ({ x }) => cuts.filter((cut) => x >= cut).length)].toSorted(
    ([a], [b]) => a - b,
  )) {
    const box = around(members.map((item) => grown(cell(item), 12)))
    if (box === null) continue
    const [x, y] = [-box.left, top - box.top]
    moved.push(...members.map((item) => ({ ...item, x: item.x + x, y: item.y + y, band })))
    bands.push(shifted(box, x, y))
    top += height(box) + gutter
  }
  return { placed: moved, bands }
}

/** Breaks a drawing that is much broader than its frame into bands, where few wires lead across. */
export const fold = (placed: ReadonlyArray<Placed>, edges: ReadonlyArray<PreviewEdge>): Folded => {
  const box = around(placed.map(cell))
  if (box === null) return { placed, bands: [] }
  const whole = { placed, bands: [box] }
  if (scaleOf(whole) >= legible || breadth(box) * frame.height <= height(box) * frame.width) return whole
  const spans = spansOf(placed, edges)
  const xs = [...new Set(placed.map(({ x }) => x))].toSorted((a, b) => a - b)
  let best: Folded = whole
  for (let bands = 2; bands <= mostBands; bands += 1) {
    const cuts = cutsFor(box, bands, spans, xs)
    const folded = cuts === null ? null : stacked(placed, cuts)
    if (folded !== null && scaleOf(folded) > scaleOf(best) * worthwhile) best = folded
  }
  return best
}
