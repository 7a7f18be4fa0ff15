import { expect } from 'vitest'
import { invariants } from '../../src/adapters/persistence/insight/invariants.reads.ts'
import type { TestShop } from './shop.ts'

/** What breaks the shop's invariants now, by their names; an empty record when all hold. */
export const broken = async ({
  sql,
}: Pick<TestShop, 'sql'>): Promise<Readonly<Record<string, ReadonlyArray<unknown>>>> => {
  const found: Record<string, ReadonlyArray<unknown>> = {}
  for (const { name, sql: query } of invariants) {
    const rows = await sql(query)
    if (rows.length > 0) found[name] = rows
  }
  return found
}

/** After whatever happened, the books agree. */
export const expectGoodBooks = async (shop: Pick<TestShop, 'sql'>): Promise<void> => {
  expect(await broken(shop)).toEqual({})
}
