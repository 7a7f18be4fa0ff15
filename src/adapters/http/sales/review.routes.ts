import { listReview } from '../../../application/sales/review/list-review.ts'
import { resolveReview } from '../../../application/sales/review/resolve-review.ts'
import type { ReviewView } from '../../../domain/sales/review-view.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './review.contract.ts'

const resolutions = ['accept', 'refund', 'dismiss', 'refunded'] as const

const shown = ({ id: _, resolution, ...item }: ReviewView) => ({
  ...item,
  resolution: resolutions.find((each) => each === resolution) ?? null,
})

export const reviewRoutes = [
  route(contract.adminReview, listReview, {
    toInput: ({ query: { status = 'open' }, page }) => ({ status, page }),
    toResponse: ({ items, next }) => reply({ items: items.map(shown), next }),
  }),
  route(contract.adminResolveReview, resolveReview, {
    toInput: ({ params: { reference }, body: { action, reason } }, operator) => ({
      reference,
      action,
      reason,
      operator,
    }),
    toResponse: (item) => reply(shown(item)),
  }),
]
