import type { TE } from '../../src/domain/kernel/fp.ts'
import type { Page, PageRequest } from '../../src/ports/kernel/page.ts'
import { succeed } from './both.ts'

/** The pages of a list, each asked for where the one before it ended. */
export const walked = async <A>(
  list: (page: PageRequest) => TE.TaskEither<unknown, Page<A>>,
  limit: number,
): Promise<ReadonlyArray<ReadonlyArray<A>>> => {
  const pages: Array<ReadonlyArray<A>> = []
  let after: PageRequest['after'] = null
  do {
    const { items, next }: Page<A> = await succeed(list({ limit, after }))
    pages.push(items)
    after = next
  } while (after !== null)
  return pages
}
