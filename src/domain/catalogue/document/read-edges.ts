import { below } from '../../kernel/pointer.ts'
import { isObject, type JsonObject, own, ownText } from './json.ts'
import type { Edge, MalformedEdge } from './workflow-document.ts'

type Edges = Readonly<{ edges: ReadonlyArray<Edge>; malformed: ReadonlyArray<MalformedEdge> }>
type Slot = Readonly<{ from: string; kind: string; output: number; pointer: string }>

/** n8n has no node with so many inputs; a larger number would be a mistake, or mischief. */
const mostInputs = 1_000

/** The input an edge names; 0 when it names none, as n8n takes it. Null when what it names is no input. */
const inputOf = (edge: JsonObject): number | null => {
  const index = own(edge, 'index') ?? 0
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < mostInputs ? index : null
}

const edgeOf = (value: unknown, slot: Slot, pointer: string): Edge | MalformedEdge => {
  const { from, kind, output } = slot
  const to = isObject(value) ? own(value, 'node') : null
  const input = isObject(value) ? inputOf(value) : null
  if (!isObject(value) || typeof to !== 'string' || input === null) return { from, pointer }
  const inputAssumed = (own(value, 'index') ?? null) === null
  return { from, output, to, input, kind, toKind: ownText(value, 'type') ?? kind, pointer, inputAssumed }
}

/** One output's edges. A null output is legal in n8n: nothing is connected there. */
const slotEdges = (value: unknown, slot: Slot): ReadonlyArray<Edge | MalformedEdge> => {
  if (value === null) return []
  if (!Array.isArray(value)) return [{ from: slot.from, pointer: slot.pointer }]
  return value.map((edge, index) => edgeOf(edge, slot, below(slot.pointer, index)))
}

const kindEdges = (outputs: unknown, from: string, kind: string, pointer: string) =>
  Array.isArray(outputs)
    ? outputs.flatMap((slot, output) => slotEdges(slot, { from, kind, output, pointer: below(pointer, output) }))
    : [{ from, pointer }]

const sourceEdges = (kinds: unknown, from: string, pointer: string): ReadonlyArray<Edge | MalformedEdge> =>
  isObject(kinds)
    ? Object.entries(kinds).flatMap(([kind, outputs]) => kindEdges(outputs, from, kind, below(pointer, kind)))
    : [{ from, pointer }]

const isEdge = (edge: Edge | MalformedEdge): edge is Edge => 'to' in edge

/** `{ source: { kind: [[edge, …] per output] } }` as a list, with what cannot be understood apart. */
export const readEdges = (connections: JsonObject, pointer: string): Edges => {
  const found = Object.entries(connections).flatMap(([from, kinds]) => sourceEdges(kinds, from, below(pointer, from)))
  return { edges: found.filter(isEdge), malformed: found.filter((edge) => !isEdge(edge)) }
}
