import type { PreviewEdge } from '../preview-graph.ts'
import { isSupply } from '../wiring.ts'
import { compact, snap } from './compact.ts'
import { type Item, type Placed, reach } from './item.ts'

/** The room that a wire needs from one shape's side to the next one's. */
const wireLength = 44
const supplyLength = 44

/** What a sticky note's edge needs between what stands on it and what does not. */
const borderWidth = 14

/** Nodes whose centres are not this far apart on n8n's canvas, top to bottom, stand side by side there. */
const sideBySide = 96

/** Where in the list of items which wires lead: to those that come from an item. */
type Wired = ReadonlyMap<number, ReadonlySet<number>>

const wired = (items: ReadonlyArray<Item>, edges: ReadonlyArray<PreviewEdge>): Wired => {
  const indexOf = new Map(items.map(({ node }, index) => [node.name, index]))
  const ends = edges.flatMap(({ from, to }) => {
    const [a, b] = [indexOf.get(from), indexOf.get(to)]
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
  return new Map([...Map.groupBy(ends, ([a]) => a)].map(([a, same]) => [a, new Set(same.map(([, b]) => b))]))
}

/** More borders than this between two are drawn close together. */
const mostBorders = 3

/** The borders between two: of the notes that only one of them stands on. */
const borders = ({ regions: a }: Item, { regions: b }: Item): number => {
  if (a.size === 0 && b.size === 0) return 0
  let only = 0
  for (const region of a) if (!b.has(region) && ++only >= mostBorders) break
  for (const region of b) if (only >= mostBorders || (!a.has(region) && ++only >= mostBorders)) break
  return borderWidth * only
}

const areLevel = (a: Item, b: Item): boolean => {
  const apart = Math.abs(a.centre[1] - b.centre[1]) + (a.shape === 'round' || b.shape === 'round' ? 16 : 0)
  if (apart >= sideBySide + 2 * mostBorders * borderWidth) return false
  return apart < sideBySide + 2 * borders(a, b)
}

/** Nodes that stand one on another step down as far as they must, so that each gets a row of its own. */
const unstacked = (items: ReadonlyArray<Item>, xs: ReadonlyArray<number>): ReadonlyArray<number> => {
  const ys = items.map(({ centre }) => centre[1])
  const order = items.map((_, index) => index).toSorted((a, b) => (ys[a] ?? 0) - (ys[b] ?? 0))
  const last = new Map<number, number>()
  for (const index of order) {
    const column = xs[index] ?? 0
    const y = Math.max(ys[index] ?? 0, (last.get(column) ?? Number.NEGATIVE_INFINITY) + snap + 1)
    last.set(column, y)
    ys[index] = y
  }
  return ys
}

/**
 * Brings the nodes of a canvas together as near as their labels and wires allow, without changing what stands left of,
 * above, or in line with what.
 */
export const arrange = (items: ReadonlyArray<Item>, edges: ReadonlyArray<PreviewEdge>): ReadonlyArray<Placed> => {
  const passing = wired(
    items,
    edges.filter((edge) => !isSupply(edge)),
  )
  const supplying = wired(items, edges.filter(isSupply))
  const reaches = items.map(reach)
  const wide = (i: number, j: number): number => (reaches[i]?.beside ?? 0) + (reaches[j]?.beside ?? 0)
  const xs = compact(
    items.map(({ centre }) => centre[0]),
    (i, j) => {
      const [a, b] = [items[i], items[j]]
      if (a === undefined || b === undefined) return 0
      const wire = passing.get(i)?.has(j) ? (a.width + b.width) / 2 + wireLength : 0
      return Math.max(wire, areLevel(a, b) ? wide(i, j) + borders(a, b) : 0)
    },
  )
  const ys = compact(unstacked(items, xs), (i, j) => {
    const [a, b] = [items[i], items[j]]
    if (a === undefined || b === undefined) return 0
    const supply = supplying.get(j)?.has(i) ? (a.height + b.height) / 2 + supplyLength : 0
    const aside = Math.abs((xs[i] ?? 0) - (xs[j] ?? 0)) - wide(i, j) + 1
    if (aside >= mostBorders * borderWidth) return supply
    const border = borders(a, b)
    const high = (reaches[i]?.below ?? 0) + (reaches[j]?.above ?? 0)
    return Math.max(supply, aside < border ? high + border : 0)
  })
  return items.map((item, index) => ({ ...item, x: xs[index] ?? 0, y: ys[index] ?? 0, band: 0 }))
}
