import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import type { ReviewView } from '../../../domain/sales/review-view.ts'
import type { ReviewDesk } from '../../../ports/sales/review-desk.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { checkouts } from './checkouts.memory.ts'
import { namedItem, requestTitled } from './named-item.ts'
import { type KeptReviewItem, reviewItems } from './review-items.memory.ts'

export const memoryReviewDesk = (memory: Memory): ReviewDesk => {
  const ofCheckout = ({ status, price, userId, item }: Checkout): ReviewView['checkout'] => {
    const { workflow, request } = namedItem(memory, item)
    return {
      status,
      total: price.total,
      user: { id: userId, email: users.committed(memory).get(userId)?.email ?? '' },
      workflow: workflow === null ? null : { id: workflow.id, title: workflow.title },
      request: requestTitled(request),
    }
  }
  const toView = (item: KeptReviewItem): ReviewView => {
    const checkout = checkouts.committed(memory).get(item.reference)
    const held = checkout?.held ?? null
    return {
      id: item.id,
      reference: item.reference,
      reason: item.reason,
      facts: item.facts,
      checkout: checkout === undefined ? null : ofCheckout(checkout),
      paid: held === null ? null : { amount: held.amount, currency: held.currency, at: held.paidAt },
      createdAt: item.createdAt,
      resolvedAt: item.resolvedAt,
      resolution: item.resolution,
    }
  }
  const all = (): ReadonlyArray<KeptReviewItem> => [...reviewItems.committed(memory).values()]
  return {
    list: ({ status }, page) =>
      done(() =>
        newestFirst(
          all()
            .filter(({ resolvedAt }) => (resolvedAt === null) === (status === 'open'))
            .map(toView),
          page,
        ),
      ),
    one: (reference) =>
      done(() => pipe(O.fromNullable(all().find((item) => item.reference === reference)), O.map(toView))),
  }
}
