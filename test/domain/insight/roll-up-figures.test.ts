import { describe, expect, it } from 'vitest'
import { rollUpFigures } from '../../../src/application/insight/roll-up-figures.ts'
import { E, TE } from '../../../src/domain/kernel/fp.ts'
import type { Tx } from '../../../src/ports/kernel/transact.ts'

/** A shop with so many notes, of which each turn takes as long as is said. */
const summedUp = async (notes: number, turnMs: number) => {
  let left = notes
  let turns = 0
  let nowMs = 0
  const rollUp = rollUpFigures.make({
    sums: {
      take: () => (most) => {
        turns += 1
        nowMs += turnMs
        const taken = Math.min(most, left)
        left -= taken
        return TE.right(taken)
      },
    },
    transact: (work) => work({} as Tx),
    clock: { now: () => new Date(nowMs) },
  })
  expect(E.isRight(await rollUp({})())).toBe(true)
  return { left, turns, tookMs: nowMs }
}

describe('summing figures up', () => {
  it('goes on until no note is left', async () => {
    expect(await summedUp(1_000, 100)).toEqual({ left: 0, turns: 4, tookMs: 400 })
  })

  it('leaves the rest to the next time, before the queue takes the job for lost', async () => {
    const { left, tookMs } = await summedUp(1_000_000, 800)
    expect(left).toBeGreaterThan(0)
    expect(tookMs).toBeGreaterThanOrEqual(30_000)
    expect(tookMs).toBeLessThan(31_000)
  })
})
