import { E, type TE } from '../../domain/kernel/fp.ts'
import type { ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import { field, idOf, wholeNumber } from './json.ts'
import { type asking, isDone, useless } from './paystack.answers.ts'
import type { PaystackAnswer } from './paystack.http.ts'

const perPage = 50
/** More refunds or disputes than that have never been made of one payment; who lists on is not believed. */
const mostPages = 20

type Asked = ReturnType<typeof asking>
type Listing<A> = Readonly<{
  path: string
  /** The transaction's own numeric id: asked by its reference, Paystack answers an empty list. */
  transactionId: string
  withinMs: number
  read: (item: unknown) => A | null
}>
type Page<A> = Readonly<{ items: ReadonlyArray<A>; isLast: boolean }>

const isOf =
  (transactionId: string) =>
  (item: unknown): boolean => {
    const id = idOf(field(item, 'transaction'))
    return id === null || id === transactionId
  }

/** One thing that cannot be read makes the list useless: it may be the very one that is looked for. */
const pageOf =
  <A>({ read, transactionId }: Listing<A>, page: number) =>
  (answer: PaystackAnswer): E.Either<ProviderUnavailable, Page<A>> => {
    const data = field(answer.body, 'data')
    if (!isDone(answer) || !Array.isArray(data)) return E.left(useless(answer))
    const items = data.filter(isOf(transactionId)).map(read)
    const known = items.filter((item) => item !== null)
    if (known.length < items.length) return E.left(useless(answer))
    const pages = wholeNumber(field(field(answer.body, 'meta'), 'pageCount'))
    return E.right({
      items: known,
      isLast: data.length === 0 || (pages === null ? data.length < perPage : page >= pages),
    })
  }

/** All that Paystack lists for a transaction, page by page, within one time for all of them. */
export const everyPage =
  (asked: Asked) =>
  <A>(listing: Listing<A>): TE.TaskEither<ProviderUnavailable, ReadonlyArray<A>> =>
  async () => {
    const deadline = performance.now() + listing.withinMs
    const all: Array<A> = []
    for (let page = 1; page <= mostPages; page += 1) {
      const query = new URLSearchParams({
        transaction: listing.transactionId,
        perPage: String(perPage),
        page: String(page),
      })
      const withinMs = Math.ceil(deadline - performance.now())
      const answer = await asked({ method: 'GET', path: `${listing.path}?${query}`, withinMs }, pageOf(listing, page))()
      if (E.isLeft(answer)) return answer
      all.push(...answer.right.items)
      if (answer.right.isLast) return E.right(all)
    }
    return E.left(useless({ status: 200, body: null }))
  }
