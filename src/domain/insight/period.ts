import { E } from '../kernel/fp.ts'
import { type Invalid, invalid } from '../kernel/invalid.ts'
import { at, flaw } from '../kernel/issue.ts'

/** From an instant up to, and without, another; null where it has no end. */
export type Period = Readonly<{ from: Date | null; to: Date | null }>

export const period = (from: Date | null, to: Date | null): E.Either<Invalid, Period> =>
  from !== null && to !== null && from.getTime() > to.getTime()
    ? E.left(invalid({ issues: [at('?to')(flaw('out_of_range', 'must not be before from'))] }))
    : E.right({ from, to })

export const isWithin =
  ({ from, to }: Period) =>
  (instant: Date): boolean =>
    (from === null || instant.getTime() >= from.getTime()) && (to === null || instant.getTime() < to.getTime())
