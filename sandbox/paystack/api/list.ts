import type { Parts } from '../parts.ts'
import type { Transaction } from '../state/transaction.ts'
import { type Answer, done } from './answer.ts'
import type { ApiCall } from './api-call.ts'
import { cursorTo, filterOf, type Paging, readPaging } from './list-query.ts'
import { type Page, pageByOffset } from './page.ts'
import { listedShape } from './shapes.ts'

/** `GET /transaction`: the key's own transactions, the newest first. */
export const list =
  ({ store }: Parts) =>
  ({ key, query }: ApiCall): Answer => {
    const matches = filterOf(query)
    const found = store
      .transactions()
      .filter((each) => each.key === key && matches(each))
      .reverse()
    const paging = readPaging(query)
    const { items, meta } = paging.useCursor ? byCursor(found, paging) : byOffset(found, paging)
    const data = items.map((each) => listedShape(each, store.customerById(each.customerId)))
    return done('Transactions retrieved', data, { meta })
  }

/** Of transactions Paystack also tells the sum. */
const byOffset = (found: readonly Transaction[], paging: Paging): Page<Transaction> => {
  const { items, meta } = pageByOffset(found, paging)
  const { total = 0, ...others } = meta
  return { items, meta: { total, total_volume: found.reduce((sum, { amount }) => sum + amount, 0), ...others } }
}

const byCursor = (found: readonly Transaction[], { perPage, before, after }: Paging): Page<Transaction> => {
  const newer = after === null ? [] : found.filter(({ id }) => id > after)
  const items =
    after === null ? found.filter(({ id }) => before === null || id < before).slice(0, perPage) : newer.slice(-perPage)
  const [first, last] = [items.at(0), items.at(-1)]
  const more = last !== undefined && found.some(({ id }) => id < last.id)
  const earlier = first !== undefined && found.some(({ id }) => id > first.id)
  return {
    items,
    meta: {
      next: more ? cursorTo(last.id) : null,
      previous: earlier ? cursorTo(first.id) : null,
      perPage,
    },
  }
}
