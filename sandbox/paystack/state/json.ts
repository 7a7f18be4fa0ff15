export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether containers nest no deeper than `depth`; deeper ones would exhaust the stack of everything that walks them. */
export const isWithinDepth = (value: unknown, depth: number): boolean => {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((child) => isWithinDepth(child, depth - 1))
}
