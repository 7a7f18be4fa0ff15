import type { Stage } from './stage.ts'

/** How many rows there are of what follows `from`. */
export const countOf = async ({ sql }: Stage, query: string, values: ReadonlyArray<unknown>): Promise<number> => {
  const [row] = await sql(`select count(*)::int as n from ${query}`, values)
  return Number(row?.['n'])
}
