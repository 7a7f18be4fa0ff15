import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { E, O, type TE } from '../../../src/domain/kernel/fp.ts'
import { type Checkout, callLeaseMs, lifetimeMs } from '../../../src/domain/sales/checkout.ts'
import { priceOf } from '../../../src/domain/sales/price.ts'
import type { Tx, Unavailable } from '../../../src/ports/kernel/transact.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { both, succeed } from '../both.ts'
import { aReference } from '../examples.ts'
import { aBuyer, aDraft, found, opened, outcome, parties, passes, settled } from './buying.ts'

const page = { authorizationUrl: 'https://checkout.example/abc', accessCode: 'abc' }

both('Checkouts', [accounts, catalogue, sales], (side) => {
  const inOne = <A>(work: (tx: Tx) => TE.TaskEither<Unavailable, A>): Promise<A> => succeed(side().transact(work))
  const payable = ({ userId, item }: Pick<Checkout, 'userId' | 'item'>) =>
    inOne((tx) => side().of(Checkouts).payable(tx)(userId, item))
  const expire = ({ userId, item }: Pick<Checkout, 'userId' | 'item'>) =>
    inOne((tx) => side().of(Checkouts).expire(tx)(userId, item))
  const claim = (reference: string) => inOne((tx) => side().of(Checkouts).claimCall(tx)(reference))
  const initialize = (reference: string) => inOne((tx) => side().of(Checkouts).initialized(tx)(reference, page))
  const supersede = (reference: string) => inOne((tx) => side().of(Checkouts).supersede(tx)(reference))

  it('gives back what was kept, with its time: half an hour to pay', async () => {
    const taxRule = { name: 'VAT', percent: 7.1234, included: false }
    const price = priceOf({ amount: 8_000_000_000_000_000, currency: 'USD' }, 12_345, taxRule)
    const draft = aDraft(side(), { ...(await parties(side())), price, taxRule, returnUrl: 'https://app.example/?a=1' })
    const kept = await inOne((tx) => side().of(Checkouts).open(tx)(draft))
    expect(kept).toMatchObject(draft)
    const again = await found(side(), draft)
    expect(again).toEqual(kept)
    expect(again.expiresAt.getTime() - again.createdAt.getTime()).toBe(lifetimeMs)
  })

  it('knows no other reference', async () => {
    const nothing = aReference()
    expect(await succeed(side().of(Checkouts).find(nothing))).toEqual(O.none)
    expect(await inOne((tx) => side().of(Checkouts).lock(tx)(nothing))).toEqual(O.none)
  })

  it('keeps nothing of a transaction that is refused', async () => {
    const draft = aDraft(side(), await parties(side()))
    await side().transact((tx) => async () => {
      await succeed(side().of(Checkouts).open(tx)(draft))
      return E.left('changed my mind')
    })()
    expect(await succeed(side().of(Checkouts).find(draft.reference))).toEqual(O.none)
  })

  it('keeps one open checkout for a buyer and an item, of many that come at once', async () => {
    const who = await parties(side())
    const open = () => outcome(side().transact((tx) => side().of(Checkouts).open(tx)(aDraft(side(), who))))
    const outcomes = await Promise.all(Array.from({ length: 8 }, open))
    expect(outcomes.filter((each) => each === 'Conflict')).toHaveLength(7)
    expect(O.isSome(await payable(who))).toBe(true)
  })

  it('keeps one checkout for a reference', async () => {
    const { reference } = await opened(side())
    const draft = aDraft(side(), { ...(await parties(side())), reference })
    expect(await outcome(side().transact((tx) => side().of(Checkouts).open(tx)(draft)))).toBe('Conflict')
  })

  it('lets others buy the same item, and the same buyer another one', async () => {
    const one = await opened(side())
    await opened(side(), { item: one.item })
    await opened(side(), { userId: one.userId })
    expect(await payable(one)).toMatchObject(O.some({ reference: one.reference }))
  })

  it('finds the checkout that can be paid, until its time is over; then another may be opened', async () => {
    const first = await opened(side())
    expect(await payable(first)).toEqual(O.some(first))
    await initialize(first.reference)
    await passes(side(), lifetimeMs - 5_000)
    expect(await expire(first)).toEqual(O.none)
    expect(await payable(first)).toMatchObject(O.some({ reference: first.reference, status: 'initialized' }))
    const bystander = await opened(side())
    await passes(side(), 5_000)
    expect(await expire(first)).toMatchObject(O.some({ reference: first.reference, status: 'expired' }))
    expect(await expire(first)).toEqual(O.none)
    expect(await payable(first)).toEqual(O.none)
    expect(await found(side(), first)).toMatchObject({ status: 'expired', payPage: page })
    expect(await found(side(), bystander)).toMatchObject({ status: 'open' })
    const second = await opened(side(), { userId: first.userId, item: first.item })
    expect(await payable(first)).toMatchObject(O.some({ reference: second.reference }))
  })

  it.each(['paid', 'failed', 'review', 'superseded'] as const)(
    'finds nothing to pay in one that is %s',
    async (status) => {
      const checkout = await opened(side())
      await settled(side(), checkout, status)
      expect(await payable(checkout)).toEqual(O.none)
    },
  )

  it('lets no second caller call the provider, until the first has had its time', async () => {
    const { reference } = await opened(side())
    expect(await claim(reference)).toBe(false)
    await passes(side(), callLeaseMs - 5_000)
    expect(await claim(reference)).toBe(false)
    await passes(side(), 5_000)
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(reference)))
    expect(claims.filter((isMine) => isMine)).toHaveLength(1)
    expect(await claim(reference)).toBe(false)
  })

  it('lets the next one call once the right to it was given back', async () => {
    const { reference } = await opened(side())
    await inOne((tx) => side().of(Checkouts).releaseCall(tx)(reference))
    expect(await claim(reference)).toBe(true)
    expect(await claim(reference)).toBe(false)
  })

  it("keeps the provider's page, once; then nobody calls any more", async () => {
    const checkout = await opened(side())
    expect(await initialize(checkout.reference)).toBe(true)
    expect(await found(side(), checkout)).toEqual({ ...checkout, status: 'initialized', payPage: page })
    expect(await initialize(checkout.reference)).toBe(false)
    await passes(side(), callLeaseMs)
    expect(await claim(checkout.reference)).toBe(false)
  })

  it('keeps no page for a checkout that was put aside, and calls for it no more', async () => {
    const checkout = await opened(side())
    await supersede(checkout.reference)
    expect(await initialize(checkout.reference)).toBe(false)
    await passes(side(), callLeaseMs)
    expect(await claim(checkout.reference)).toBe(false)
    expect(await found(side(), checkout)).toEqual({ ...checkout, status: 'superseded' })
    await opened(side(), { userId: checkout.userId, item: checkout.item })
  })

  it.each(['paid', 'review', 'failed'] as const)('puts nothing aside that is %s', async (status) => {
    const checkout = await opened(side())
    await settled(side(), checkout, status)
    await supersede(checkout.reference)
    expect(await found(side(), checkout)).toMatchObject({ status })
  })

  it('keeps what a settlement made of it, with the reason of a review', async () => {
    const checkout = await opened(side(), { userId: await aBuyer(side()) })
    await settled(side(), checkout, 'review')
    expect(await found(side(), checkout)).toEqual({ ...checkout, status: 'review', reviewReason: 'amount' })
  })

  it('lets one at a time settle a checkout: of eight that look first, one finds it open', async () => {
    const { of, transact } = side()
    const { reference } = await opened(side())
    const settle = () =>
      transact((tx) => async () => {
        const checkout = await succeed(of(Checkouts).lock(tx)(reference))
        if (O.isNone(checkout) || checkout.value.status !== 'open') return E.right('too late')
        await succeed(of(Checkouts).settled(tx)({ ...checkout.value, status: 'paid' }))
        return E.right('settled')
      })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => succeed(settle())))
    expect(outcomes.filter((each) => each === 'settled')).toHaveLength(1)
  })
})
