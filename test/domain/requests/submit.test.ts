import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E } from '../../../src/domain/kernel/fp.ts'
import { currencies } from '../../../src/domain/kernel/money.ts'
import type { Brief } from '../../../src/domain/requests/brief.ts'
import { submit } from '../../../src/domain/requests/submit.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const who = { id: 'request-1', userId: 'ada', now, accepted: ['NGN', 'USD'] as const }

const brief: Brief = {
  title: 'Invoices from mail',
  description: 'Book them.',
  integrations: ['gmail'],
  budget: { amount: 100_000, currency: 'NGN' },
  deadline: new Date(now.getTime() + 1),
}

describe('submitting a custom request', () => {
  it('makes a submitted request of the brief, and announces it in ids only', () => {
    expect(submit(brief, who)).toEqual(
      E.right({
        state: {
          ...brief,
          id: 'request-1',
          userId: 'ada',
          status: 'submitted',
          quote: null,
          delivery: null,
          revisionsAsked: 0,
          messageCount: 0,
          createdAt: now,
          updatedAt: now,
          revision: 1,
        },
        events: [{ _tag: 'CustomRequestSubmitted', subject: 'request-1', facts: { userId: 'ada' } }],
      }),
    )
  })

  it('asks neither for a budget nor for a deadline', () => {
    expect(submit({ ...brief, budget: null, deadline: null }, who)).toMatchObject(
      E.right({ state: { budget: null, deadline: null } }),
    )
  })

  it.each([
    ['that has passed', -1],
    ['of this very moment', 0],
  ])('refuses a deadline %s', (_, ms) => {
    expect(submit({ ...brief, deadline: new Date(now.getTime() + ms) }, who)).toMatchObject(
      E.left({ _tag: 'Invalid', issues: [{ pointer: '/deadline', code: 'out_of_range' }] }),
    )
  })

  it('refuses a budget in a currency that the shop does not sell in', () => {
    expect(submit({ ...brief, budget: { amount: 1, currency: 'KES' } }, who)).toMatchObject(
      E.left({ _tag: 'CurrencyUnsupported', issues: [{ pointer: '/budget/currency', code: 'not_one_of' }] }),
    )
  })

  it('tells a passed deadline and a foreign budget at once', () => {
    expect(submit({ ...brief, deadline: now, budget: { amount: 1, currency: 'KES' } }, who)).toMatchObject(
      E.left({ _tag: 'Invalid', issues: [{ pointer: '/deadline' }, { pointer: '/budget/currency' }] }),
    )
  })

  it('accepts a brief exactly when its deadline lies ahead and its currency is sold in', () => {
    const briefs = fc.record({
      deadline: fc.option(fc.date({ noInvalidDate: true })),
      budget: fc.option(fc.record({ amount: fc.maxSafeNat(), currency: fc.constantFrom(...currencies) })),
    })
    fc.assert(
      fc.property(briefs, fc.subarray([...currencies], { minLength: 1 }), ({ deadline, budget }, accepted) => {
        const outcome = submit({ ...brief, deadline, budget }, { ...who, accepted })
        const isInTime = deadline === null || deadline > now
        const isSoldIn = budget === null || accepted.includes(budget.currency)
        expect(E.isRight(outcome)).toBe(isInTime && isSoldIn)
        if (E.isRight(outcome)) expect(outcome.right.events).toHaveLength(1)
      }),
    )
  })
})
