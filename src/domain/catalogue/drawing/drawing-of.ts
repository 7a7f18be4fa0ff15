import type { PreviewGraph } from '../preview-graph.ts'
import { gangway } from './fold.ts'
import { frame, viewOf } from './frame.ts'
import { cell } from './item.ts'
import { type Layout, layoutOf } from './layout.ts'
import { n } from './number.ts'
import { paintItem, paintRegion, paintWire } from './paint.ts'
import { escaped, plainText } from './plain-text.ts'
import { around, type Rectangle } from './rectangle.ts'
import { style } from './style.ts'
import type { Wire } from './wires.ts'

/** The largest workflow that was ever seen has 246 nodes; of one with more than this, the first are drawn. */
const mostNodes = 500
const mostEdges = 2_000

const first = ({ nodes, edges }: PreviewGraph): PreviewGraph => {
  const drawn = nodes.slice(0, mostNodes)
  const names = new Set(drawn.map(({ name }) => name))
  return { nodes: drawn, edges: edges.filter(({ from, to }) => names.has(from) && names.has(to)).slice(0, mostEdges) }
}

const nothing: Rectangle = { left: 0, top: 0, right: 0, bottom: 0 }

/** Of a folded drawing, the wires beside its bands belong to it. */
const extent = ({ placed, regions, bands }: Layout): Rectangle => {
  const { left, top, right, bottom } = around([...placed.map(cell), ...regions]) ?? nothing
  const beside = bands.length > 1 ? gangway : 0
  return { left: left - beside, top, right: right + beside, bottom }
}

/** Wires stay visible in a large drawing, which is shown small; what supplies is drawn finer than what passes items on. */
const paintWires = (wires: ReadonlyArray<Wire>, viewWidth: number): ReadonlyArray<string> => {
  const stroke = Math.min(Math.max(viewWidth / 700, 1.8), 4.5)
  const supplies = wires.filter(({ head }) => head === null)
  const passing = wires.filter(({ head }) => head !== null)
  return [[stroke * 0.7, supplies] as const, [stroke, passing] as const].flatMap(([width, some]) => [
    `<g stroke-width="${n(width)}">`,
    ...some.map(paintWire),
    '</g>',
  ])
}

/**
 * The picture of a workflow: an SVG that stands alone (no scripts, images, fonts or links), 1200 × 630 as social pictures
 * are. The same graph has the same picture, to the byte. Names are its author's and may be anything; none becomes markup.
 */
export const drawingOf = (graph: PreviewGraph, { title }: Readonly<{ title: string }>): string => {
  const layout = layoutOf(first(graph))
  const { width, height, x, y } = viewOf(extent(layout))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${frame.width}" height="${frame.height}" viewBox="0 0 ${n(width)} ${n(height)}">`,
    `<title>${escaped(plainText(title))}</title>`,
    `<style>${style}</style>`,
    '<rect class="z" width="100%" height="100%"/>',
    `<g transform="translate(${n(x)} ${n(y)})">`,
    ...layout.regions.map(paintRegion),
    ...paintWires(layout.wires, width),
    ...layout.placed.map(paintItem),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}
