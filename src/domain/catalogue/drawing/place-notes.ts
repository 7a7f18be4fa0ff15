import { cell, type Item, type Placed, reach } from './item.ts'
import { around, type Rectangle } from './rectangle.ts'

type Knot = Readonly<{ raw: number; to: number }>

/** Where a coordinate that is not a node's comes to stand: in proportion between the two nodes' beside it. */
const between = (knots: ReadonlyArray<Knot>, at: number, outside: readonly [least: number, most: number]): number => {
  const next = knots.findIndex(({ raw }) => raw >= at)
  const after = knots[next]
  const before = next === -1 ? undefined : knots[next - 1]
  if (after === undefined) return outside[1]
  if (before === undefined) return after.raw === at ? after.to : outside[0]
  return before.to + ((at - before.raw) / (after.raw - before.raw)) * (after.to - before.to)
}

const knotsOf = (placed: ReadonlyArray<Placed>, raw: (item: Placed) => number, to: (item: Placed) => number) =>
  placed.map((item): Knot => ({ raw: raw(item), to: to(item) })).toSorted((a, b) => a.raw - b.raw)

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/**
 * Adds the notes that no node stands on, near what they stand near on the canvas, wherever there is room: they never
 * push a node aside. One that would cover something is left out.
 */
export const placeNotes = (placed: ReadonlyArray<Placed>, notes: ReadonlyArray<Item>): ReadonlyArray<Placed> => {
  const box = around(placed.map(cell))
  if (box === null) return notes.map((note, index) => ({ ...note, x: index * note.width * 1.5, y: 0, band: 0 }))
  const across = knotsOf(
    placed,
    ({ centre }) => centre[0],
    ({ x }) => x,
  )
  const down = knotsOf(
    placed,
    ({ centre }) => centre[1],
    ({ y }) => y,
  )
  const taken = placed.map(cell)
  const added = notes.flatMap((note): ReadonlyArray<Placed> => {
    const { beside, above } = reach(note)
    const x = between(across, note.centre[0], [box.left - beside, box.right + beside])
    const y = between(down, note.centre[1], [box.top - above, box.bottom + above])
    const shown: Placed = { ...note, x, y, band: 0 }
    if (taken.some((other) => overlap(other, cell(shown)))) return []
    taken.push(cell(shown))
    return [shown]
  })
  return [...placed, ...added]
}
