import { n } from './number.ts'

export type Point = readonly [x: number, y: number]

const bendAcross = ([x1]: Point, [x2]: Point): number => Math.max(24, Math.min((x2 - x1) / 2, 150))

/** From a side to the side opposite. */
export const across = ([x1, y1]: Point, [x2, y2]: Point): string => {
  const bend = bendAcross([x1, y1], [x2, y2])
  return `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`
}

/** Points on the way of `across`, near enough to each other to tell what it runs through. */
export const onTheWayAcross = (start: Point, end: Point): ReadonlyArray<Point> => {
  const bend = bendAcross(start, end)
  const [[x1, y1], [x2, y2]] = [start, end]
  const steps = Math.min(64, Math.max(8, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 24)))
  return Array.from({ length: steps - 1 }, (_, index) => {
    const t = (index + 1) / steps
    const [near, far] = [(1 - t) ** 2 * (1 + 2 * t), t ** 2 * (3 - 2 * t)]
    const bent = 3 * (1 - t) * t * (1 - 2 * t) * bend
    return [x1 * near + x2 * far + bent, y1 * near + y2 * far]
  })
}

/** From the top of a shape to the bottom of another. */
export const upwards = ([x1, y1]: Point, [x2, y2]: Point): string => {
  const bend = Math.max(18, Math.abs(y1 - y2) / 2)
  return `M${n(x1)} ${n(y1)}C${n(x1)} ${n(y1 - bend)} ${n(x2)} ${n(y2 + bend)} ${n(x2)} ${n(y2)}`
}

const towards = ([x1, y1]: Point, [x2, y2]: Point, length: number): Point => {
  const whole = Math.hypot(x2 - x1, y2 - y1)
  const part = whole === 0 ? 0 : Math.min(length, whole / 2) / whole
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]
}

const corner = 16

/** Along these points, round the corners. */
export const along = (points: ReadonlyArray<Point>): string =>
  points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]]
      if (before === undefined) return `M${n(point[0])} ${n(point[1])}`
      if (after === undefined) return `L${n(point[0])} ${n(point[1])}`
      const [x1, y1] = towards(point, before, corner)
      const [x2, y2] = towards(point, after, corner)
      return `L${n(x1)} ${n(y1)}Q${n(point[0])} ${n(point[1])} ${n(x2)} ${n(y2)}`
    })
    .join('')
