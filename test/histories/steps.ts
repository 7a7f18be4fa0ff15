import * as fc from 'fast-check'
import type { Fate } from '../support/pretend-paystack.ts'
import type { CrashPlan } from './rig.ts'

/** Who is meant by a number: the n-th of those there are, the latest first, when the step is taken. */
type Which = number
type Mortal = Readonly<{ crash: CrashPlan | null; fate: Fate }>

export type Step =
  | (Readonly<{ do: 'start'; buyer: Which; item: Which; coupon: Which | null }> & Mortal)
  | Readonly<{ do: 'pay'; which: Which; how: 'right' | 'fee' | 'short' | 'over' | 'foreign' | 'failed' }>
  | (Readonly<{ do: 'notify'; which: Which; what: 'charge' | 'refund' | 'dispute'; times: number }> & Mortal)
  | (Readonly<{ do: 'verify' | 'return' | 'record' | 'read'; which: Which }> & Mortal)
  | (Readonly<{ do: 'work'; which: Which; times: number }> & Mortal)
  | (Readonly<{ do: 'sweep' | 'sweepOutgoing' }> & Mortal)
  | (Readonly<{ do: 'reconcile' | 'issueMissing' }> & Mortal)
  | (Readonly<{ do: 'review'; which: Which; action: 'accept' | 'refund' | 'dismiss' }> & Mortal)
  | (Readonly<{ do: 'reassign'; which: Which; buyer: Which }> & Mortal)
  | Readonly<{ do: 'wait'; minutes: number }>
  | Readonly<{ do: 'price'; item: Which; amount: number }>
  | (Readonly<{ do: 'refund'; which: Which; percent: number | null }> & Mortal)
  | Readonly<{ do: 'refundByHand'; which: Which; percent: number }>
  | Readonly<{
      do: 'moveRefund'
      which: Which
      to: 'processing' | 'processed' | 'failed' | 'needs_attention'
    }>
  | Readonly<{ do: 'dispute'; which: Which; percent: number | null }>
  | Readonly<{
      do: 'moveDispute'
      which: Which
      to: 'under_review' | 'accepted' | 'declined' | 'auto_accepted'
    }>

/** Mostly one of the latest. */
const which = fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(30) })
const percent = fc.constantFrom(100, 60, 40, 1)
const mortal = {
  crash: fc.option(fc.record({ statement: fc.integer({ min: 1, max: 22 }), afterCommit: fc.boolean() }), { freq: 4 }),
  fate: fc.constantFrom<Fate>('answered', 'answered', 'answered', 'answered', 'unheard', 'lost', 'refused'),
}
const minutes = fc.constantFrom(1, 1, 2, 5, 31, 31, 180, 1_500)

const one = <A extends string>(value: A) => fc.constant(value)

/** A step of any kind; what goes on most is most frequent. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: one('start'),
      buyer: fc.nat(1),
      item: fc.nat(1),
      coupon: fc.option(fc.nat(2), { freq: 1 }),
      ...mortal,
    }),
  },
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
  { weight: 9, arbitrary: fc.record({ do: one('work'), which, times: fc.integer({ min: 1, max: 2 }), ...mortal }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('sweep', 'sweepOutgoing'), ...mortal }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reconcile', 'issueMissing'), ...mortal }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: one('review'),
      which,
      action: fc.constantFrom('accept', 'accept', 'refund', 'dismiss'),
      ...mortal,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: one('reassign'), which, buyer: fc.nat(2), ...mortal }) },
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
      to: fc.constantFrom('processing', 'processed', 'processed', 'failed', 'needs_attention'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('dispute'), which, percent: fc.option(percent) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one('moveDispute'),
      which,
      to: fc.constantFrom('under_review', 'accepted', 'declined', 'declined', 'auto_accepted'),
    }),
  },
)

const calm = { crash: null, fate: 'answered' } as const
const paying = (at: Which): Step => ({ do: 'pay', which: at, how: 'right' })

/** What goes together often, and would come about by chance too seldom. */
const chapter: fc.Arbitrary<ReadonlyArray<Step>> = fc
  .record({
    buyer: fc.nat(1),
    item: fc.nat(1),
    coupon: fc.option(fc.nat(2), { freq: 2 }),
    kind: fc.constantFrom('two tabs', 'lost page', 'given back', 'disputed', 'late', 'moved', 'accepted'),
  })
  .map(({ buyer, item, coupon, kind }) => {
    const start: Step = { do: 'start', buyer, item, coupon, ...calm }
    const record: Step = { do: 'record', which: 0, ...calm }
    const read: Step = { do: 'read', which: 0, ...calm }
    if (kind === 'late')
      return [start, paying(0), { do: 'wait', minutes: 31 }, { do: 'sweep', ...calm, fate: 'unheard' }, record]
    if (kind === 'two tabs') return [start, { do: 'wait', minutes: 31 }, start, paying(0), paying(1)]
    if (kind === 'lost page')
      return [{ ...start, fate: 'lost' }, { do: 'wait', minutes: 1 }, start, paying(1), paying(0)]
    const sold = [start, paying(0), record]
    if (kind === 'moved')
      return [
        ...sold,
        { do: 'wait', minutes: 31 },
        { do: 'issueMissing', ...calm },
        { do: 'reassign', which: 0, buyer: 2, ...calm },
      ]
    if (kind === 'accepted')
      return [
        start,
        { do: 'pay', which: 0, how: 'over' },
        record,
        { do: 'review', which: 0, action: 'accept', ...calm },
      ]
    if (kind === 'disputed') return [...sold, { do: 'dispute', which: 0, percent: null }, read]
    const refund: Step = { do: 'refund', which: 0, percent: null, ...calm }
    const moved: Step = { do: 'moveRefund', which: 0, to: 'processed' }
    return [...sold, refund, { do: 'wait', minutes: 5 }, { do: 'sweepOutgoing', ...calm }, moved, read]
  })

/** A history of about so many steps. */
export const history = (length: number): fc.Arbitrary<ReadonlyArray<Step>> =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: step.map((each): ReadonlyArray<Step> => [each]) },
        { weight: 1, arbitrary: chapter },
      ),
      { minLength: Math.ceil(length / 2), maxLength: length, size: 'max' },
    )
    .map((parts) => parts.flat())
