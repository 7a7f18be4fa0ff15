import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, type TE } from '../../../src/domain/kernel/fp.ts'
import type { Coupon } from '../../../src/domain/sales/coupons/coupon.ts'
import { workflowIn } from '../../../src/domain/sales/item.ts'
import type { Tx, Unavailable } from '../../../src/ports/kernel/transact.ts'
import { Coupons } from '../../../src/ports/sales/coupons.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import { both, succeed } from '../both.ts'
import { aBuyer, anItem, passes } from './buying.ts'
import { brought, kept, taking, tried } from './coupons.ts'

both('Uses of coupons', [accounts, catalogue, sales], (side) => {
  const inOne = <A>(work: (tx: Tx) => TE.TaskEither<Unavailable, A>): Promise<A> => succeed(side().transact(work))
  const consume = (reference: string) => inOne((tx) => side().of(Redemptions).consume(tx)(reference))
  const release = (...references: ReadonlyArray<string>) =>
    inOne((tx) => side().of(Redemptions).release(tx)(references))
  const countOf = async ({ id }: Coupon) => {
    const found = await succeed(side().of(Coupons).find(id))
    return O.isSome(found) ? [found.value.uses, found.value.overUses] : null
  }
  const newParties = async (userId?: string) => ({
    userId: userId ?? (await aBuyer(side())),
    item: await anItem(side()),
  })

  it('P21: of many buyers at once as many get one as there are', async () => {
    const coupon = await kept(side(), { maxRedemptions: 3 })
    const item = await anItem(side())
    const buyers = await Promise.all(Array.from({ length: 12 }, () => aBuyer(side())))
    const outcomes = await Promise.all(buyers.map((userId) => tried(side(), coupon, { userId, item })))
    expect(outcomes.filter((each) => each === true)).toHaveLength(3)
    expect(outcomes.filter((each) => each === 'Refused')).toHaveLength(9)
    expect(await countOf(coupon)).toEqual([3, 0])
  })

  it('P21: one buyer gets as many as are theirs, though they try everything at once', async () => {
    const coupon = await kept(side(), { perUserLimit: 2 })
    const userId = await aBuyer(side())
    const wishes = await Promise.all(Array.from({ length: 8 }, () => newParties(userId)))
    const outcomes = await Promise.all(wishes.map((who) => tried(side(), coupon, who)))
    expect(outcomes.filter((each) => each === true)).toHaveLength(2)
    expect(outcomes.filter((each) => each === 'Refused')).toHaveLength(6)
    expect(await tried(side(), coupon, await newParties())).toBe(true)
    expect(await countOf(coupon)).toEqual([3, 0])
  })

  it.each<readonly [string, Partial<Coupon>]>([
    ['is paused', { state: 'paused' }],
    ['is archived', { state: 'archived' }],
    ['is not valid yet', { startsAt: new Date('2100-01-01T00:00:00.000Z') }],
    ['is not valid any more', { endsAt: new Date('2026-01-01T00:00:00.000Z') }],
  ])('gives none of a coupon that %s', async (_, facts) => {
    const coupon = await kept(side(), facts)
    expect(await tried(side(), coupon, await newParties())).toBe('Refused')
    expect(await countOf(coupon)).toEqual([0, 0])
  })

  it('gives none of a coupon that has changed since the price was made', async () => {
    const coupon = await kept(side(), {})
    await inOne((tx) => side().of(Coupons).save(tx)(coupon))
    expect(await tried(side(), coupon, await newParties())).toBe('Refused')
    expect(await tried(side(), { ...coupon, revision: 2 }, await newParties())).toBe(true)
  })

  it('ends by the time of the database', async () => {
    const now =
      O.toNullable(
        await succeed(
          side()
            .of(Coupons)
            .find((await kept(side(), {})).id),
        ),
      )?.seenAt ?? new Date(0)
    const coupon = await kept(side(), { endsAt: new Date(now.getTime() + 60_000) })
    expect(await tried(side(), coupon, await newParties())).toBe(true)
    await passes(side(), 60_000)
    expect(await tried(side(), coupon, await newParties())).toBe('Refused')
  })

  it('is there for the next when it is given back, once; what is consumed is not', async () => {
    const coupon = await kept(side(), { maxRedemptions: 2, perUserLimit: 1 })
    const [one, two] = [await taking(side(), coupon), await taking(side(), coupon)]
    expect(await consume(two.reference)).toBe('consumed')
    await release(one.reference, two.reference, one.reference, 'VX-THAT-IS-NOT-THERE-AT-ALL')
    await release(one.reference)
    expect(await countOf(coupon)).toEqual([1, 0])
    expect(await tried(side(), coupon, await newParties(two.userId))).toBe('Refused')
    expect(await tried(side(), coupon, await newParties(one.userId))).toBe(true)
    expect(await tried(side(), coupon, await newParties())).toBe('Refused')
  })

  it('is consumed once, by however many say so', async () => {
    const coupon = await kept(side(), {})
    const { reference } = await taking(side(), coupon)
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => consume(reference)))
    expect(outcomes).toEqual(Array(4).fill('consumed'))
    expect(await countOf(coupon)).toEqual([1, 0])
  })

  it('is taken again by a payment that came late, where there is room', async () => {
    const coupon = await kept(side(), { maxRedemptions: 1, perUserLimit: 1 })
    const { reference, userId } = await taking(side(), coupon)
    await release(reference)
    expect(await consume(reference)).toBe('late')
    expect(await consume(reference)).toBe('consumed')
    expect(await countOf(coupon)).toEqual([1, 0])
    expect(await tried(side(), coupon, await newParties(userId))).toBe('Refused')
  })

  it('is taken again beyond the limit, in all or of the buyer, where there is none', async () => {
    const coupon = await kept(side(), { maxRedemptions: 1 })
    const late = await taking(side(), coupon)
    await release(late.reference)
    await taking(side(), coupon)
    expect(await consume(late.reference)).toBe('over')
    expect(await countOf(coupon)).toEqual([1, 1])
    const own = await kept(side(), { perUserLimit: 1 })
    const before = await taking(side(), own)
    await release(before.reference)
    await taking(side(), own, { userId: before.userId })
    expect(await consume(before.reference)).toBe('over')
    expect(await countOf(own)).toEqual([1, 1])
  })

  it('gives back coupons in one order, though two have them in another', async () => {
    const [a, b] = [await kept(side(), {}), await kept(side(), {})]
    const held = await Promise.all(Array.from({ length: 8 }, (_, at) => taking(side(), at % 2 === 0 ? a : b)))
    const [one, two] = [held.slice(0, 4), held.slice(4).toReversed()]
    await Promise.all([one, two].map((each) => release(...each.map(({ reference }) => reference))))
    expect([await countOf(a), await countOf(b)]).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('tells by any spelling of a code how it stands, and does not count what the buyer holds for the very item', async () => {
    const coupon = await kept(side(), { code: 'Spring-26' })
    const standing = async (code: string, buyer: Readonly<{ userId: string; workflowId: string }> | null) =>
      O.toNullable(await succeed(side().of(Redemptions).standing(code, buyer)))
    expect(await standing('SPRING-2', null)).toBeNull()
    const mine = await taking(side(), coupon)
    const { userId, item } = mine
    const workflowId = workflowIn(item) ?? ''
    await taking(side(), coupon, { userId })
    expect(await standing(' spring-26 ', null)).toMatchObject({
      coupon: { id: coupon.id, code: 'Spring-26' },
      uses: { inAll: 2, byBuyer: 0 },
    })
    expect((await standing('SPRING-26', { userId, workflowId }))?.uses).toEqual({ inAll: 1, byBuyer: 1 })
    expect((await standing('SPRING-26', { userId: await aBuyer(side()), workflowId }))?.uses).toEqual({
      inAll: 2,
      byBuyer: 0,
    })
    await consume(mine.reference)
    await brought(side(), mine, 'paid')
    expect((await standing('SPRING-26', { userId, workflowId }))?.uses).toEqual({ inAll: 2, byBuyer: 2 })
    const within = await inOne((tx) => side().of(Redemptions).standingWithin(tx)(coupon.id, userId))
    expect(within).toMatchObject(O.some({ uses: { inAll: 2, byBuyer: 2 } }))
  })
})
