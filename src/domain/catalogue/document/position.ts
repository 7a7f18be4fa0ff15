import { isFiniteNumber, isObject, own } from './json.ts'

export type Position = readonly [x: number, y: number]

/** A position as n8n writes it: two numbers. */
export const pairOf = (value: unknown): Position | null => {
  if (!Array.isArray(value)) return null
  const [x, y] = value
  return value.length === 2 && isFiniteNumber(x) && isFiniteNumber(y) ? [x, y] : null
}

/** Pixels between nodes that have no place of their own, wide enough for n8n's boxes. */
const gap = 200

const mended = (value: unknown, index: number): Position => {
  const [x, y] = isObject(value) ? [own(value, 'x'), own(value, 'y')] : Array.isArray(value) ? value : []
  return isFiniteNumber(x) && isFiniteNumber(y) ? [x, y] : [index * gap, 0]
}

/** Where a node stands: as it says, as `{ x, y }` says, or else in a row by its number. */
export const positionOf = (value: unknown, index: number): Position => pairOf(value) ?? mended(value, index)
