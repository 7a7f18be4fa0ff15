import { n } from './number.ts'

export type Point = readonly [x: number, y: number]

/** From a side to the side opposite. */
export const across = ([x1, y1]: Point, [x2, y2]: Point): string => {
  const bend = Math.max(24, Math.min((x2 - x1) / 2, 150))
  return `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`
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
