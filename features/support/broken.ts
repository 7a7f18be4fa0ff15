import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { Books, type CheckedInvariant } from '../../src/ports/insight/books.ts'

/** What the shop's own self-check finds. */
export const brokenIn = async (resolve: Resolve): Promise<ReadonlyArray<CheckedInvariant>> => {
  const checked = await resolve(Books).check()
  if (E.isLeft(checked)) throw new Error('the books cannot be looked at')
  return checked.right.filter(({ rows }) => rows.length > 0)
}
