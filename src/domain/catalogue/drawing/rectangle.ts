export type Rectangle = Readonly<{ left: number; top: number; right: number; bottom: number }>

/** The least rectangle around all of these; null around none. */
export const around = (rectangles: ReadonlyArray<Rectangle>): Rectangle | null => {
  const [first, ...others] = rectangles
  if (first === undefined) return null
  let { left, top, right, bottom } = first
  for (const other of others) {
    left = Math.min(left, other.left)
    top = Math.min(top, other.top)
    right = Math.max(right, other.right)
    bottom = Math.max(bottom, other.bottom)
  }
  return { left, top, right, bottom }
}

export const grown = ({ left, top, right, bottom }: Rectangle, by: number): Rectangle => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})

export const shifted = ({ left, top, right, bottom }: Rectangle, x: number, y: number): Rectangle => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})
