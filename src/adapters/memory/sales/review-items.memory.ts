import { O } from '../../../domain/kernel/fp.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { ReviewItem, ReviewItems } from '../../../ports/sales/review-items.ts'
import { done, shelf } from '../kernel/memory.ts'

/** An item with what the database adds. */
export type KeptReviewItem = ReviewItem &
  Readonly<{ id: string; createdAt: Date; resolvedAt: Date | null; resolution: string | null }>

export const reviewItems = shelf<KeptReviewItem>('review_items')

export const memoryReviewItems = ({ clock, ids }: Readonly<{ clock: Clock; ids: Ids }>): ReviewItems => {
  const change = (tx: Tx, reference: string, to: Pick<KeptReviewItem, 'resolvedAt' | 'resolution'>): void => {
    const known = reviewItems.of(tx).get(reference)
    if (known !== undefined) reviewItems.of(tx).set(reference, { ...known, ...to })
  }
  return {
    add: (tx) => (item) =>
      done(() => {
        const known = reviewItems.of(tx).get(item.reference)
        if (known !== undefined && (known.resolvedAt === null || known.reason === item.reason)) return false
        const open = { createdAt: clock.now(), resolvedAt: null, resolution: null }
        reviewItems.of(tx).set(item.reference, { id: known?.id ?? ids.next(), ...item, ...open })
        return true
      }),
    lock: (tx) => (reference) =>
      done(() => {
        const known = reviewItems.of(tx).get(reference)
        return known === undefined ? O.none : O.some({ isOpen: known.resolvedAt === null })
      }),
    resolve:
      (tx) =>
      (reference, { resolution }) =>
        done(() => change(tx, reference, { resolvedAt: clock.now(), resolution })),
    reopen: (tx) => (reference) => done(() => change(tx, reference, { resolvedAt: null, resolution: null })),
  }
}
