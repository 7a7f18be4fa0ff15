import { isFiniteNumber, own } from './document/json.ts'
import type { WorkflowNode } from './document/workflow-document.ts'

/** The area of a sticky note, in n8n's pixels; `colour` is the number of one of n8n's seven, or `#rrggbb`. */
export type StickyRegion = Readonly<{ width: number; height: number; colour: number | string }>

/** What n8n gives a note that says nothing of its size and colour (StickyNote.node.ts of n8n-nodes-base). */
const usual: StickyRegion = { width: 240, height: 160, colour: 1 }

/** A note smaller than a node or larger than any canvas is a mistake, or mischief. */
const [least, most] = [40, 20_000]

const side = (value: unknown, otherwise: number): number =>
  isFiniteNumber(value) && value > 0 ? Math.min(Math.max(value, least), most) : otherwise

const colours = 7

const colourOf = (value: unknown): number | string => {
  const number = typeof value === 'string' && /^[1-7]$/.test(value) ? Number(value) : value
  if (isFiniteNumber(number) && Number.isInteger(number) && number >= 1 && number <= colours) return number
  return typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value) ? value.toLowerCase() : usual.colour
}

export const stickyRegion = ({ parameters }: WorkflowNode): StickyRegion => ({
  width: side(own(parameters, 'width'), usual.width),
  height: side(own(parameters, 'height'), usual.height),
  colour: colourOf(own(parameters, 'color')),
})
