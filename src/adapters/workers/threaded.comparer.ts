import { comparison } from '../../application/catalogue/comparison.ts'
import type { PublicDiff } from '../../domain/catalogue/diff/public-diff.ts'
import { TE } from '../../domain/kernel/fp.ts'
import type { Comparer } from '../../ports/catalogue/comparer.ts'
import type { Task } from './compare.ts'
import type { Threads } from './threads.ts'

/** Compares small versions at once and large ones in a thread: anybody may ask, and matching nodes takes its time. */
export const threadedComparer = ({ isLarge, run }: Threads): Comparer => ({
  compare: (before, after) =>
    isLarge(before.source.length + after.source.length)
      ? run<Task, PublicDiff>(new URL('compare.ts', import.meta.url), { before, after })
      : TE.right(comparison(before, after)),
})
