import type { Transaction } from '../state/transaction.ts'

type Query = Readonly<Record<string, unknown>>

export interface Paging {
  readonly perPage: number
  readonly page: number
  readonly useCursor: boolean
  /** Ids below this one come next. */
  readonly before: number | null
  /** Ids above this one came before. */
  readonly after: number | null
}

/** A member of the query, unless it is missing, empty or repeated. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const count = (value: unknown, otherwise: number, most: number): number => {
  const number = Number(textIn(value) ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : otherwise
}

/** A cursor is what Paystack's are: base64 of `undefined:<id>`. */
export const cursorTo = (id: number): string => Buffer.from(`undefined:${id}`).toString('base64')

const idIn = (cursor: unknown): number | null => {
  const [, id] = /^[^:]*:(\d+)$/.exec(Buffer.from(textIn(cursor) ?? '', 'base64').toString()) ?? []
  return id === undefined ? null : Number(id)
}

export const readPaging = (query: Query): Paging => ({
  perPage: count(query.perPage, 50, 1000),
  page: count(query.page, 1, Number.MAX_SAFE_INTEGER),
  useCursor: query.use_cursor === 'true' || query.use_cursor === '1',
  before: idIn(query.next),
  after: idIn(query.previous),
})

/** What the filters let through. A customer's code instead of its number finds nothing, and is no error: so at Paystack. */
export const filterOf = (query: Query): ((transaction: Transaction) => boolean) => {
  const [status, customer, amount, currency] = [query.status, query.customer, query.amount, query.currency].map(textIn)
  const isWithin = wasMadeWithin(query)
  return (transaction) =>
    (status == null || transaction.status === status) &&
    (customer == null || String(transaction.customerId) === customer) &&
    (amount == null || String(transaction.amount) === amount) &&
    (currency == null || transaction.currency === currency) &&
    isWithin(transaction)
}

/** Whether something was made between the query's `from` and `to`, both included; a day means all of it. */
export const wasMadeWithin = (query: Query): ((item: { readonly createdAt: number }) => boolean) => {
  const [from, to] = [query.from, query.to].map((each) => momentOf(textIn(each)))
  const lastMoment = typeof query.to === 'string' && isDay(query.to) ? (to ?? 0) + 86_399_999 : to
  return ({ createdAt }) => (from == null || createdAt >= from) && (lastMoment == null || createdAt <= lastMoment)
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

const momentOf = (value: string | null): number | null => {
  const time = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(time) ? null : time
}
