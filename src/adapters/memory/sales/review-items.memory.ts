import type { ReviewItem, ReviewItems } from '../../../ports/sales/review-items.ts'
import { done, shelf } from '../kernel/memory.ts'

export const reviewItems = shelf<ReviewItem>('review_items')

export const memoryReviewItems: ReviewItems = {
  add: (tx) => (item) =>
    done(() => {
      if (!reviewItems.of(tx).has(item.reference)) reviewItems.of(tx).set(item.reference, item)
    }),
}
