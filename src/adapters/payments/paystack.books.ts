import { E } from '../../domain/kernel/fp.ts'
import type { Window } from '../../domain/sales/reconciliation.ts'
import type { ProviderUnavailable } from '../../ports/sales/payment-gateway.ts'
import type { BooksPage, ListedRefund, ProviderBooks } from '../../ports/sales/provider-books.ts'
import { field, idOf, wholeNumber } from './json.ts'
import { asking, isDone, useless } from './paystack.answers.ts'
import { callPaystack, type PaystackAnswer, type PaystackConnection } from './paystack.http.ts'
import { paymentOf } from './paystack.payment.ts'
import { refundOf } from './paystack.refund.ts'

/** Small enough that an answer stays far below what is read of one. */
const perPage = 100

const pathOf = (list: '/transaction' | '/refund', { from, to }: Window, page: number): string => {
  const query = new URLSearchParams({
    from: from.toISOString(),
    to: to.toISOString(),
    perPage: String(perPage),
    page: String(page),
  })
  return `${list}?${query}`
}

/** One thing that cannot be read does not hide the others: it is counted. Without its count of pages a full page is not the last. */
const pageOf =
  <A>(read: (item: unknown) => A | null, page: number) =>
  (answer: PaystackAnswer): E.Either<ProviderUnavailable, BooksPage<A>> => {
    const data = field(answer.body, 'data')
    if (!isDone(answer) || !Array.isArray(data)) return E.left(useless(answer))
    const items = data.map(read).filter((item) => item !== null)
    const pages = wholeNumber(field(field(answer.body, 'meta'), 'pageCount'))
    const isLast = data.length === 0 || (pages === null ? data.length < perPage : page >= pages)
    return E.right({ items, unreadable: data.length - items.length, isLast })
  }

const listedRefund = (data: unknown): ListedRefund | null => {
  const refund = refundOf(data)
  if (refund === null) return null
  const { providerId, amount, currency, disputeId } = refund
  return {
    providerId,
    amount,
    currency,
    transactionId: idOf(field(data, 'transaction')),
    isOfDispute: disputeId !== null,
  }
}

/** Paystack's lists of all transactions and refunds of the key, the newest first, between two times of their making. */
export const paystackBooks = (connection: PaystackConnection): ProviderBooks => {
  const asked = asking(callPaystack(connection))
  return {
    payments: (window, page) =>
      asked({ method: 'GET', path: pathOf('/transaction', window, page) }, pageOf(paymentOf, page)),
    refunds: (window, page) =>
      asked({ method: 'GET', path: pathOf('/refund', window, page) }, pageOf(listedRefund, page)),
  }
}
