import type { Wish } from '../../../domain/wishes/wish.ts'
import type { Wishes } from '../../../ports/wishes/wishes.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

export const wishes = shelf<Wish>('wishes')

export const memoryWishes = (memory: Memory): Wishes => ({
  add: (tx) => (wish) => done(() => void wishes.of(tx).set(wish.id, wish)),
  of: (userId, page) =>
    done(() =>
      newestFirst(
        [...wishes.committed(memory).values()].filter((each) => each.userId === userId),
        page,
      ),
    ),
})
