import type { SaleFilter } from '../../../ports/insight/sale-directory.ts'
import { containing } from '../kernel/containing.ts'

/** The condition on `selectSales` that a filter comes to, whose values are `$first` and those after it. */
export const isMeant = (first: number): string => {
  const value = (nth: number) => `$${first + nth}`
  return `(${value(0)}::text is null or s.status = ${value(0)})
      and (${value(1)}::text is null or s.currency = ${value(1)})
      and (${value(2)}::timestamptz is null or s.paid_at >= ${value(2)})
      and (${value(3)}::timestamptz is null or s.paid_at < ${value(3)})
      and (${value(4)}::text is null or u.email ilike ${value(4)} or w.title ilike ${value(4)}
           or q.title ilike ${value(4)} or starts_with(s.reference, ${value(5)}))`
}

export const meantBy = ({ status, currency, from, to, text }: SaleFilter): ReadonlyArray<unknown> => [
  status,
  currency,
  from,
  to,
  text === null ? null : containing(text),
  text,
]
