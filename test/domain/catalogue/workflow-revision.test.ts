import { describe, expect, it } from 'vitest'
import { amend, checkedListing, edit, override } from '../../../src/domain/catalogue/workflow-revision.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { currencies, minimumCharge } from '../../../src/domain/kernel/money.ts'
import { aListing, later, left, right, uploadedWith } from './workflow-examples.ts'

describe('what is said of a workflow', () => {
  it('changes where it says something new, and names what changed', () => {
    const { state, events } = edit(
      uploadedWith(),
      { title: 'Another', tags: ['invoices'], summary: aListing.summary },
      later,
    )
    expect(state).toMatchObject({
      title: 'Another',
      tags: ['invoices'],
      slug: 'invoices',
      revision: 2,
      updatedAt: later,
    })
    expect(events).toEqual([{ _tag: 'WorkflowUpdated', subject: 'w', facts: { changed: ['title', 'tags'] } }])
  })

  it('stays as it is when the same is said again', () => {
    const before = uploadedWith()
    expect(edit(before, { ...aListing, tags: [...aListing.tags], price: { ...aListing.price } }, later)).toEqual({
      state: before,
      events: [],
    })
  })

  it.each([
    ['the order of tags', { tags: ['sheets', 'invoices'] }],
    ['the amount', { price: { amount: 1, currency: 'NGN' } }],
    ['the currency', { price: { amount: 500_000, currency: 'USD' } }],
    ['no categories', { categories: [] }],
  ] as const)('takes %s for something new', (_, changes) => {
    expect(edit(uploadedWith(), changes, later).events).toHaveLength(1)
  })

  it('holds each category and tag once', () => {
    const said = right(checkedListing({ categories: ['a', 'b', 'a'], tags: ['x', 'x'] }, ['NGN']))
    expect(said).toEqual({ categories: ['a', 'b'], tags: ['x'] })
  })

  it.each(currencies)('asks nothing or at least the minimum charge, in %s', (currency) => {
    const least = minimumCharge[currency]
    const asking = (amount: number) => checkedListing({ price: { amount, currency } }, [currency])
    for (const amount of [0, least, least + 1]) expect(E.isRight(asking(amount))).toBe(true)
    for (const amount of [1, least - 1]) expect(left(asking(amount))._tag).toBe('BelowMinimum')
  })

  it('asks in a currency of the shop', () => {
    expect(left(checkedListing({ price: { amount: 0, currency: 'KES' } }, ['NGN', 'USD']))).toMatchObject({
      _tag: 'CurrencyUnsupported',
      issues: [{ pointer: '/price/currency', message: 'must be one of NGN, USD' }],
    })
  })

  it('is said by who holds the rights', () => {
    expect(left(checkedListing({ rightsHeld: false }, ['NGN']))).toMatchObject({
      issues: [{ pointer: '/rightsHeld', code: 'rights_not_held' }],
    })
  })
})

describe('overriding what blocks', () => {
  it('adds to what was overridden before, once', () => {
    const first = override(uploadedWith(), ['a', 'b', 'a'], later).state
    expect(first.overriddenRules).toEqual(['a', 'b'])
    expect(override(first, ['b', 'c'], later).state.overriddenRules).toEqual(['a', 'b', 'c'])
    expect(override(first, ['a'], later)).toEqual({ state: first, events: [] })
  })

  it('goes together with an edit', () => {
    const { state, events } = amend(uploadedWith(), { title: 'New' }, ['a'], later)
    expect(state).toMatchObject({ title: 'New', overriddenRules: ['a'] })
    expect(events).toHaveLength(2)
    const before = uploadedWith()
    expect(amend(before, {}, [], later).state).toBe(before)
  })
})
