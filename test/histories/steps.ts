import * as fc from 'fast-check'
import type { Fate } from '../support/pretend-paystack.ts'
import type { CrashPlan } from './rig.ts'

/** Who is meant by a number: the n-th of those there are, whichever that is when the step is taken. */
type Which = number
type Mortal = Readonly<{ crash: CrashPlan | null; fate: Fate }>

export type Step =
  | (Readonly<{ do: 'start'; buyer: Which; item: Which }> & Mortal)
  | Readonly<{ do: 'pay'; which: Which; how: 'right' | 'fee' | 'short' | 'over' | 'foreign' | 'failed' }>
  | (Readonly<{ do: 'notify'; which: Which; what: 'charge' | 'refund' | 'dispute'; times: number }> & Mortal)
  | (Readonly<{ do: 'verify' | 'return' | 'record' | 'read'; which: Which }> & Mortal)
  | (Readonly<{ do: 'work'; which: Which; times: number }> & Mortal)
  | (Readonly<{ do: 'sweep' | 'sweepOutgoing' }> & Mortal)
  | Readonly<{ do: 'wait'; minutes: number }>
  | Readonly<{ do: 'price'; item: Which; amount: number }>
  | (Readonly<{ do: 'refund'; which: Which; percent: number | null }> & Mortal)
  | Readonly<{ do: 'refundByHand'; which: Which; percent: number }>
  | Readonly<{
      do: 'moveRefund'
      which: Which
      at: number
      to: 'processing' | 'processed' | 'failed' | 'needs_attention'
    }>
  | Readonly<{ do: 'dispute'; which: Which; percent: number | null }>
  | Readonly<{
      do: 'moveDispute'
      which: Which
      at: number
      to: 'under_review' | 'accepted' | 'declined' | 'auto_accepted'
    }>

const which = fc.nat(30)
const percent = fc.constantFrom(100, 60, 40, 1)
const mortal = {
  crash: fc.option(fc.record({ statement: fc.integer({ min: 1, max: 22 }), afterCommit: fc.boolean() }), { freq: 4 }),
  fate: fc.constantFrom<Fate>('answered', 'answered', 'answered', 'answered', 'unheard', 'lost', 'refused'),
}
const minutes = fc.constantFrom(1, 1, 2, 5, 31, 31, 180, 1_500)

const one = <A extends string>(value: A) => fc.constant(value)

/** A step of any kind; what goes on most is most frequent. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: one('start'), buyer: fc.nat(2), item: fc.nat(1), ...mortal }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: one('pay'),
      which,
      how: fc.constantFrom('right', 'right', 'right', 'right', 'fee', 'short', 'over', 'foreign', 'failed'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: one('notify'),
      which,
      what: fc.constantFrom('charge', 'charge', 'refund', 'dispute'),
      times: fc.integer({ min: 1, max: 3 }),
      ...mortal,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('verify', 'return', 'record', 'read'), which, ...mortal }) },
  { weight: 6, arbitrary: fc.record({ do: one('work'), which, times: fc.integer({ min: 1, max: 2 }), ...mortal }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('sweep', 'sweepOutgoing'), ...mortal }) },
  { weight: 3, arbitrary: fc.record({ do: one('wait'), minutes }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: one('price'), item: fc.nat(1), amount: fc.integer({ min: 10_000, max: 900_000 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: one('refund'), which, percent: fc.option(percent), ...mortal }) },
  { weight: 1, arbitrary: fc.record({ do: one('refundByHand'), which, percent }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: one('moveRefund'),
      which,
      at: fc.nat(3),
      to: fc.constantFrom('processing', 'processed', 'processed', 'failed', 'needs_attention'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('dispute'), which, percent: fc.option(percent) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one('moveDispute'),
      which,
      at: fc.nat(2),
      to: fc.constantFrom('under_review', 'accepted', 'declined', 'declined', 'auto_accepted'),
    }),
  },
)

/** A history of so many steps. */
export const history = (length: number): fc.Arbitrary<ReadonlyArray<Step>> =>
  fc.array(step, { minLength: Math.ceil(length / 2), maxLength: length, size: 'max' })
