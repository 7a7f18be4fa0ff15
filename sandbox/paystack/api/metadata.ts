import { isRecord, isWithinDepth, type Json } from '../state/json.ts'

/**
 * What Paystack gives back of `metadata`: sent as an object, its numbers return as text; sent as JSON in a string, all
 * types survive (both observed on its test API). A string that is no JSON stays a string; nothing is null here.
 */
export const echoedMetadata = (sent: unknown): Json | null => {
  if (sent === undefined || sent === null || sent === '') return null
  return typeof sent === 'string' ? parsed(sent) : withNumbersAsText(sent)
}

const DEEPEST = 32

export const isTooDeep = (sent: unknown): boolean =>
  !isWithinDepth(typeof sent === 'string' ? parsed(sent) : sent, DEEPEST)

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const withNumbersAsText = (value: unknown): Json => {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(withNumbersAsText)
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withNumbersAsText(child)]))
  }
  return null
}
