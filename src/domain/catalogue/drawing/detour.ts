import { depth, type Placed } from './item.ts'
import type { Rectangle } from './rectangle.ts'
import { along, onTheWayAcross, type Point } from './wire-paths.ts'

/** A wire to be drawn; `lane`: which of those on the same way it is. */
export type Ends = Readonly<{ from: Placed; to: Placed; start: Point; end: Point; lane: number }>

export const laneWidth = 8

/** How far a wire keeps off a shape that it passes. */
const clearance = 6

/** Out of a shape, and into one, before the first turn. */
const out = 14
const into = 18

const shapeOf = ({ x, y, width, height }: Placed): Rectangle => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})

const meets = (item: Placed, [x1, y1]: Point, [x2, y2]: Point): boolean => {
  const { left, right, top } = shapeOf(item)
  const bottom = item.y + depth(item)
  return (
    Math.min(x1, x2) < right + clearance &&
    Math.max(x1, x2) > left - clearance &&
    Math.min(y1, y2) < bottom + clearance &&
    Math.max(y1, y2) > top - clearance
  )
}

const isIn = ([x, y]: Point, { left, right, top, bottom }: Rectangle): boolean =>
  x > left && x < right && y > top && y < bottom

/**
 * Round what stands between two nodes, above or below it, whichever is nearer and free; null when nothing stands there,
 * or there is no free way: then a wire that runs behind a shape is less of a tangle.
 */
export const detour = ({ from, to, start, end, lane }: Ends, placed: ReadonlyArray<Placed>): string | null => {
  const others = placed.filter((item) => item !== from && item !== to && item.band === from.band)
  const near = others.filter((item) => meets(item, start, end))
  if (near.length === 0) return null
  const way = onTheWayAcross(start, end)
  const blocking = near.filter((item) => way.some((point) => isIn(point, shapeOf(item))))
  if (blocking.length === 0) return null
  const [left, right] = [start[0] + out, end[0] - into]
  if (right - left < out) return null
  const shift = clearance + 4 + lane * (laneWidth / 2)
  const above = blocking.reduce((least, { y, height }) => Math.min(least, y - height / 2), Number.POSITIVE_INFINITY)
  const below = blocking.reduce((most, item) => Math.max(most, item.y + depth(item)), Number.NEGATIVE_INFINITY)
  const middle = (start[1] + end[1]) / 2
  const [level] = [above - shift, below + shift]
    .map((y): ReadonlyArray<Point> => [start, [left, start[1]], [left, y], [right, y], [right, end[1]], end])
    .filter((points) =>
      points.slice(1).every((point, at) => others.every((item) => !meets(item, points[at] ?? point, point))),
    )
    .toSorted((a, b) => Math.abs((a[2]?.[1] ?? 0) - middle) - Math.abs((b[2]?.[1] ?? 0) - middle))
  return level === undefined ? null : along(level)
}
