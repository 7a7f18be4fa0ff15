import { describe, expect, it } from 'vitest'
import { isWithin, period } from '../../../src/domain/insight/period.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

const [first, last] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')]
const justBefore = (instant: Date): Date => new Date(instant.getTime() - 1)

describe('a period', () => {
  it('has its beginning in it, and not its end', () => {
    const holds = isWithin({ from: first, to: last })
    expect([justBefore(first), first, justBefore(last), last].map(holds)).toEqual([false, true, true, false])
  })

  it('goes on for ever where it has no end', () => {
    const holds = isWithin({ from: null, to: null })
    expect([new Date(-8.64e15), new Date(8.64e15)].map(holds)).toEqual([true, true])
  })

  it('may be empty, but not end before it begins', () => {
    expect(period(first, first)).toEqual(E.right({ from: first, to: first }))
    expect(period(last, first)).toMatchObject(E.left({ issues: [{ pointer: '?to', code: 'out_of_range' }] }))
  })
})
