import type { DisputeList } from '../../../ports/sales/dispute-list.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { disputes } from './outgoings.memory.ts'

export const memoryDisputeList = (memory: Memory): DisputeList => ({
  all: (page) =>
    done(() => {
      const placed = [...disputes.committed(memory).values()].map((dispute) => ({
        id: dispute.id,
        createdAt: dispute.openedAt,
        dispute,
      }))
      const { items, next } = newestFirst(placed, page)
      return { items: items.map(({ dispute }) => dispute), next }
    }),
})
