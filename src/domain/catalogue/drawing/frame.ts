import type { Rectangle } from './rectangle.ts'

/** The size of a social picture, in pixels. */
export const frame = { width: 1200, height: 630 }

/** A drawing of a few nodes is shown no larger than if it were this many units wide. */
const leastWidth = 640

/** The paper around the drawing, in units, and as a share of a large one's width. */
const padding = 24
const paddingShare = 0.025

/** How a drawing lies in the frame: the part of the plane that is seen, and how far the drawing moves to its middle. */
export type View = Readonly<{ width: number; height: number; x: number; y: number }>

/** Fits the frame around a drawing. */
export const viewOf = ({ left, top, right, bottom }: Rectangle): View => {
  const [across, down] = [right - left, bottom - top]
  const paper = 2 * Math.max(padding, paddingShare * across)
  const width = Math.max(leastWidth, across + paper, ((down + paper) * frame.width) / frame.height)
  const height = (width * frame.height) / frame.width
  return { width, height, x: (width - across) / 2 - left, y: (height - down) / 2 - top }
}
