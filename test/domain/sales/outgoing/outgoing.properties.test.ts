import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E } from '../../../../src/domain/kernel/fp.ts'
import type { Booking } from '../../../../src/domain/sales/ledger.ts'
import { bookOutflow } from '../../../../src/domain/sales/outgoing/outflow.ts'
import {
  type Position,
  refundable,
  refunded,
  refunding,
  takenBack,
  withheld,
} from '../../../../src/domain/sales/outgoing/position.ts'
import { readDisputes, type ToldDispute } from '../../../../src/domain/sales/outgoing/read-disputes.ts'
import { readRefunds } from '../../../../src/domain/sales/outgoing/read-refunds.ts'
import { requestRefund } from '../../../../src/domain/sales/outgoing/request-refund.ts'
import { saleStatusOf } from '../../../../src/domain/sales/outgoing/standing.ts'
import { noteOf, type ToldRefund } from '../../../../src/domain/sales/outgoing/told-refund.ts'
import { later } from '../examples.ts'
import { aCharge, aPosition, aToldDispute, aToldRefund } from './examples.ts'

const charge = fc
  .record({
    total: fc.integer({ min: 1, max: 3_000 }),
    buyerFees: fc.integer({ min: 0, max: 50 }),
    taxPercent: fc.integer({ min: 0, max: 30 }),
    standing: fc.constantFrom('sold' as const, 'sold' as const, 'held' as const),
  })
  .map(({ total, buyerFees, taxPercent, standing }) =>
    standing === 'held'
      ? aCharge({ amount: total, total, standing })
      : aCharge({ amount: total + buyerFees, total, tax: Math.floor((total * taxPercent) / 100) }),
  )

type Step =
  | Readonly<{ do: 'ask'; amount: number | null }>
  | Readonly<{ do: 'refund'; amount: number; status: ToldRefund['status']; which: number; known: boolean }>
  | Readonly<{
      do: 'dispute'
      amount: number | null
      status: ToldDispute['status']
      outcome: ToldDispute['outcome']
      which: number
    }>

const amount = fc.integer({ min: 1, max: 3_100 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), amount: fc.option(amount) }),
  fc.record({
    do: fc.constant('refund' as const),
    amount,
    status: fc.constantFrom<ToldRefund['status']>(
      'pending',
      'processing',
      'needs_attention',
      'processed',
      'failed',
      'unknown',
    ),
    which: fc.nat(5),
    known: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('dispute' as const),
    amount: fc.option(amount),
    status: fc.constantFrom<ToldDispute['status']>('awaiting_feedback', 'under_review', 'resolved', 'unknown'),
    outcome: fc.constantFrom<ToldDispute['outcome']>(null, 'accepted', 'declined', 'auto_accepted'),
    which: fc.nat(2),
  }),
)

/** What Paystack says: often of a refund that stands already, by its id or by our note. */
const toldOf = (
  position: Position,
  { which, known, amount: told, status }: Extract<Step, { do: 'refund' }>,
): ToldRefund => {
  const meant = known ? position.refunds[which % Math.max(1, position.refunds.length)] : undefined
  if (meant === undefined) return aToldRefund({ providerId: `new ${which} ${told}`, amount: told, status })
  return aToldRefund({
    providerId: meant.providerId ?? `of ${meant.id}`,
    note: noteOf(meant),
    amount: meant.amount,
    status,
  })
}

const stepped = (position: Position, each: Step, index: number): Position => {
  const naming = { ids: [`id ${index}`], saleId: 'sale', now: later(index) }
  if (each.do === 'ask') {
    const asked = requestRefund(position, {
      id: `id ${index}`,
      saleId: 'sale',
      amount: each.amount,
      reason: '',
      requestedBy: null,
      now: later(index),
    })
    return E.isRight(asked) ? asked.right.state.position : position
  }
  if (each.do === 'refund') return readRefunds(position, [toldOf(position, each)], naming).state.position
  const told = aToldDispute({
    providerId: `dispute ${each.which}`,
    amount: each.amount,
    status: each.status,
    outcome: each.outcome,
  })
  return readDisputes(position, [told], naming).state
}

const history = fc.tuple(charge, fc.array(step, { maxLength: 25 })).map(([of, steps]) => {
  const positions = [aPosition({ charge: of })]
  for (const [index, each] of steps.entries()) positions.push(stepped(positions.at(-1) ?? aPosition(), each, index))
  return positions
})

const sumOf = (booking: Booking | null): number => (booking?.postings ?? []).reduce((sum, { delta }) => sum + delta, 0)

const balances = (bookings: ReadonlyArray<Booking | null>): Record<string, number> => {
  const total: Record<string, number> = {}
  for (const { account, delta } of bookings.flatMap((booking) => booking?.postings ?? []))
    total[account] = (total[account] ?? 0) + delta
  return Object.fromEntries(
    Object.entries(total)
      .filter(([, sum]) => sum !== 0)
      .sort(),
  )
}

const pairs = (positions: ReadonlyArray<Position>) =>
  positions.slice(1).map((now, index) => [positions[index] ?? now, now] as const)

const always = (property: (positions: ReadonlyArray<Position>) => void): void =>
  fc.assert(
    fc.property(history, (positions) => property(positions)),
    { numRuns: 400 },
  )

describe('money that goes back, in any history', () => {
  it('I5: never exceeds what was paid, and what is left is never less than nothing', () => {
    always((positions) => {
      for (const position of positions) {
        expect(refunding(position) + takenBack(position) + withheld(position)).toBeLessThanOrEqual(
          position.charge.amount,
        )
        for (const part of [refunding(position), takenBack(position), withheld(position), refundable(position)])
          expect(part).toBeGreaterThanOrEqual(0)
      }
    })
  })

  it('I4: every booking sums to zero, and the books say the same in whatever steps it came', () => {
    always((positions) => {
      const steps = pairs(positions).flatMap(([before, now]) => bookOutflow(before, now))
      for (const booking of steps) expect(sumOf(booking)).toBe(0)
      const [first, last] = [positions[0] ?? aPosition(), positions.at(-1) ?? aPosition()]
      expect(balances(steps)).toEqual(balances(bookOutflow(first, last)))
    })
  })

  it('P26: is a refund or a chargeback by the booking that its tax is in, in whatever steps it came', () => {
    always((positions) => {
      const bookings = pairs(positions).flatMap(([before, now]) => bookOutflow(before, now))
      const last = positions.at(-1) ?? aPosition()
      const first = positions[0] ?? last
      if (last.charge.standing !== 'sold') return
      const back = { refunds: refunded(last) - refunded(first), chargebacks: takenBack(last) - takenBack(first) }
      for (const cause of ['refunds', 'chargebacks'] as const) {
        const own = balances(bookings.filter(({ postings }) => postings.some(({ account }) => account === cause)))
        expect(own[cause === 'refunds' ? 'chargebacks' : 'refunds']).toBeUndefined()
        expect((own[cause] ?? 0) + (own['tax_payable'] ?? 0)).toBe(back[cause])
      }
    })
  })

  it('gives back no more tax than was owed, and all of it with all of the price', () => {
    always((positions) => {
      const last = positions.at(-1) ?? aPosition()
      const back = balances(bookOutflow(positions[0] ?? last, last))
      expect(back['tax_payable'] ?? 0).toBeGreaterThanOrEqual(0)
      expect(back['tax_payable'] ?? 0).toBeLessThanOrEqual(last.charge.tax)
      if (refunded(last) + takenBack(last) >= last.charge.total && last.charge.standing === 'sold')
        expect(back['tax_payable'] ?? 0).toBe(last.charge.tax)
    })
  })

  it('I12: what is refunded stays refunded, what is charged back is never paid again', () => {
    always((positions) => {
      for (const [before, now] of pairs(positions)) {
        const [was, is] = [saleStatusOf(before), saleStatusOf(now)]
        if (was === 'refunded') expect(is).toBe('refunded')
        if (was === 'charged_back') expect(['charged_back', 'refunded']).toContain(is)
      }
    })
  })

  it('I13: what is told twice changes nothing the second time', () => {
    fc.assert(
      fc.property(history, step, (positions, each) => {
        const once = stepped(positions.at(-1) ?? aPosition(), each, 100)
        if (each.do === 'refund') {
          const told = [toldOf(once, { ...each, known: true })]
          const read = readRefunds(once, told, { ids: ['x'], saleId: 'sale', now: later(1) }).state.position
          const again = readRefunds(read, told, { ids: ['y'], saleId: 'sale', now: later(2) })
          expect([again.state.position, again.events]).toEqual([read, []])
        } else if (each.do === 'dispute') expect(stepped(once, each, 101)).toEqual(once)
      }),
      { numRuns: 400 },
    )
  })
})
