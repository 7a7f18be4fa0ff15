import type { PreviewNode } from '../preview-graph.ts'
import type { Rectangle } from './rectangle.ts'

/** `wide`: what is supplied from below, such as an agent; `round`: what supplies one; `note`: a note around no node. */
export type Shape = 'box' | 'trigger' | 'wide' | 'round' | 'note'

/**
 * A node with all that its place in the drawing depends on. `centre` is in n8n's pixels, everything else in units of the
 * drawing. The label stands below the shape, that of a wide one within. `regions`: the sticky notes that it stands on.
 */
export type Item = Readonly<{
  node: PreviewNode
  name: string
  shape: Shape
  centre: readonly [x: number, y: number]
  width: number
  height: number
  label: ReadonlyArray<string>
  inputs: number
  outputs: number
  regions: ReadonlySet<number>
}>

/** An item at its place in the drawing: `x` and `y` are its centre's. `band`: the row of a folded drawing, from 0. */
export type Placed = Item & Readonly<{ x: number; y: number; band: number }>

/** From a label's line to the next one's, and from a shape to its label's first. */
export const lineHeight = 15
export const labelGap = 6

const hasLabelBelow = ({ shape, label }: Item): boolean => shape !== 'wide' && shape !== 'note' && label.length > 0

/** How far down an item reaches from its centre, its label included. */
export const depth = (item: Item): number =>
  item.height / 2 + (hasLabelBelow(item) ? labelGap + item.label.length * lineHeight : 0)

/** The room of its own that a label has, on both sides together. */
const labelRoom: Readonly<Record<Shape, number>> = { box: 122, trigger: 122, wide: 0, round: 108, note: 0 }

/** How far an item keeps others off its centre, in the drawing's units. */
export const reach = (item: Item): Readonly<{ beside: number; above: number; below: number }> => ({
  beside: Math.max(item.width / 2 + 13, labelRoom[item.shape] / 2),
  above: item.height / 2 + 12,
  below: depth(item) + 12,
})

/** All that an item keeps for itself. */
export const cell = (item: Placed): Rectangle => {
  const { beside, above, below } = reach(item)
  return { left: item.x - beside, right: item.x + beside, top: item.y - above, bottom: item.y + below }
}
