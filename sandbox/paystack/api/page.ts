import type { Json } from '../state/json.ts'
import type { Paging } from './list-query.ts'

export interface Page<A> {
  readonly items: readonly A[]
  readonly meta: { readonly [name: string]: Json }
}

/** One page of what was found, and Paystack's account of all pages. */
export const pageByOffset = <A>(found: readonly A[], { perPage, page }: Paging): Page<A> => {
  const skipped = (page - 1) * perPage
  return {
    items: found.slice(skipped, skipped + perPage),
    meta: { total: found.length, skipped, perPage, page, pageCount: Math.ceil(found.length / perPage) },
  }
}
