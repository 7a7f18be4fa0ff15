import { isRecord } from '../state/json.ts'
import type { Alteration } from './fault-plan.ts'

/** JSON with other members in its `data`, or in each item when that is a list; as it was when there is nothing to alter. */
export const altered = (json: string, alteration: Alteration): string => {
  if (Object.keys(alteration).length === 0) return json
  const body: unknown = JSON.parse(json)
  if (!isRecord(body) || typeof body.data !== 'object') return json
  const change = (value: unknown) => (isRecord(value) ? { ...value, ...alteration } : value)
  return JSON.stringify({ ...body, data: Array.isArray(body.data) ? body.data.map(change) : change(body.data) })
}
