import { depth, type Placed } from './item.ts'

const widest = 20

/** How far port `index` of so many is from the middle of a side of this length; the last ones share a place. */
const offset = (index: number, count: number, side: number): number =>
  count <= 1 ? 0 : (Math.min(index, count - 1) - (count - 1) / 2) * Math.min(widest, (side - 20) / (count - 1))

export const outputAt = (item: Placed, output: number): readonly [number, number] => [
  item.x + item.width / 2,
  item.y + offset(output, item.outputs, item.height),
]

export const inputAt = (item: Placed, input: number): readonly [number, number] => [
  item.x - item.width / 2,
  item.y + offset(input, item.inputs, item.height),
]

/** Where the supplier number `index` of so many reaches a shape from below: under its label, where it has one there. */
export const supplyAt = (item: Placed, index: number, count: number): readonly [number, number] => {
  const room = item.shape === 'wide' ? item.width - 40 : item.width * 0.4
  const gap = count <= 1 ? 0 : Math.min(44, room / (count - 1))
  return [item.x + (index - (count - 1) / 2) * gap, item.y + depth(item)]
}
