import type { Books, CheckedInvariant } from '../../../ports/insight/books.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { checkouts } from '../sales/checkouts.memory.ts'
import { ledgerEntries, sales } from '../sales/sales.memory.ts'

type Rows = CheckedInvariant['rows']

const summedBy = <A>(
  all: Iterable<A>,
  keyOf: (each: A) => string,
  amountOf: (each: A) => number,
): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const each of all) sums.set(keyOf(each), (sums.get(keyOf(each)) ?? 0) + amountOf(each))
  return sums
}

/** The self-check, as far as what is kept in memory has no constraint that says the same. */
export const memoryBooks = (memory: Memory): Books => {
  const everySale = () => [...sales.committed(memory).values()]
  const exactlyOnce = (): Rows =>
    [
      ...summedBy(
        everySale(),
        ({ reference }) => reference,
        () => 1,
      ),
    ]
      .filter(([, found]) => found > 1)
      .map(([reference, found]) => ({ reference, found }))
  const complete = (): Rows => {
    const sold = new Set(everySale().map(({ reference }) => reference))
    return [...checkouts.committed(memory).values()]
      .filter(({ reference, status }) => (status === 'paid') !== sold.has(reference))
      .map(({ reference, status }) => ({ reference, status }))
  }
  const conservation = (): Rows =>
    [
      ...summedBy(
        ledgerEntries.committed(memory).values(),
        ({ txnId, currency }) => `${txnId} ${currency}`,
        ({ delta }) => delta,
      ),
    ]
      .filter(([, sum]) => sum !== 0)
      .map(([of, sum]) => ({ of, sum }))
  return {
    check: done(() => [
      { invariant: 'I1 exactly once', rows: exactlyOnce() },
      { invariant: 'I2 complete', rows: complete() },
      { invariant: 'I4 conservation', rows: conservation() },
    ]),
  }
}
