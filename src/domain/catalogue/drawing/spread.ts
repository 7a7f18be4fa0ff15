import { frame } from './frame.ts'
import { cell, type Placed } from './item.ts'
import { around } from './rectangle.ts'

const ratio = frame.width / frame.height
const widest = 1.5

/** Moves what stands in a tall or a broad drawing apart, into the room that its frame would leave empty. */
export const spread = (placed: ReadonlyArray<Placed>): ReadonlyArray<Placed> => {
  const box = around(placed.map(cell))
  if (box === null) return placed
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const missing = (ratio * height) / width
  const across = Math.min(Math.max(missing, 1), widest)
  const down = Math.min(Math.max(1 / missing, 1), widest)
  return placed.map((item) => ({ ...item, x: item.x * across, y: item.y * down }))
}
