import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, type TE } from '../../../src/domain/kernel/fp.ts'
import type { Coupon } from '../../../src/domain/sales/coupons/coupon.ts'
import type { Tx, Unavailable } from '../../../src/ports/kernel/transact.ts'
import { Coupons } from '../../../src/ports/sales/coupons.ts'
import { both, succeed } from '../both.ts'
import { anItem, outcome } from './buying.ts'
import { aCoupon, kept, taking } from './coupons.ts'

both('Coupons', [accounts, catalogue, sales], (side) => {
  const inOne = <A>(work: (tx: Tx) => TE.TaskEither<Unavailable, A>): Promise<A> => succeed(side().transact(work))
  const find = (id: string) => succeed(side().of(Coupons).find(id))
  const lock = (id: string) => inOne((tx) => side().of(Coupons).lock(tx)(id))
  const nothing = '01890000-0000-7000-8000-000000000000'

  it('gives back what was kept, with the time', async () => {
    const [one, two] = [await anItem(side()), await anItem(side())]
    const coupon = aCoupon(side(), {
      discount: { kind: 'amount', amount: { amount: 8_000_000_000_000_000, currency: 'USD' } },
      maxRedemptions: 1_000_000_000,
      perUserLimit: 3,
      startsAt: new Date('2026-01-01T00:00:00.001Z'),
      endsAt: new Date('2027-01-01T00:00:00.999Z'),
      workflowIds: [one.workflowId, two.workflowId].toSorted(),
    })
    await kept(side(), coupon)
    const found = await find(coupon.id)
    expect(found).toMatchObject(O.some(coupon))
    expect(O.isSome(found) && found.value.seenAt instanceof Date).toBe(true)
    const share = await kept(side(), { discount: { kind: 'percent', percent: 12.55 } })
    expect(await find(share.id)).toMatchObject(O.some(share))
    expect(await find(nothing)).toEqual(O.none)
    expect(await lock(nothing)).toEqual(O.none)
  })

  it('gives a code once, whatever its case, archived or not; of two at once to one', async () => {
    const first = await kept(side(), { code: 'Spring-26', state: 'archived' })
    expect(await inOne((tx) => side().of(Coupons).add(tx)(aCoupon(side(), { code: 'sPRING-26' })))).toBe(false)
    expect(await find(first.id)).toMatchObject(O.some({ code: 'Spring-26' }))
    const add = () =>
      outcome(side().transact((tx) => side().of(Coupons).add(tx)(aCoupon(side(), { code: 'ONE-OF-US' }))))
    const outcomes = await Promise.all(Array.from({ length: 6 }, add))
    expect(outcomes.filter((each) => each === true)).toHaveLength(1)
    expect(outcomes.every((each) => each === true || each === false || each === 'Conflict')).toBe(true)
  })

  it('keeps terms and state with a new revision, and leaves what was taken alone', async () => {
    const { workflowId } = await anItem(side())
    const coupon = await kept(side(), { maxRedemptions: 5, perUserLimit: 2, workflowIds: [workflowId] })
    await taking(side(), coupon)
    const changes: Partial<Coupon> = {
      discount: { kind: 'amount', amount: { amount: 5, currency: 'NGN' } },
      maxRedemptions: null,
      perUserLimit: 1,
      workflowIds: null,
      state: 'paused',
    }
    await inOne((tx) => side().of(Coupons).save(tx)({ ...coupon, ...changes }))
    expect(await find(coupon.id)).toMatchObject(O.some({ ...coupon, ...changes, uses: 1, revision: 2 }))
  })

  it('tells with the lock what was made of it', async () => {
    const coupon = await kept(side(), {})
    expect(await lock(coupon.id)).toEqual(O.some({ coupon, mostByOne: 0, wasRedeemed: false }))
    const { userId } = await taking(side(), coupon)
    await taking(side(), coupon, { userId })
    await taking(side(), coupon)
    expect(await lock(coupon.id)).toMatchObject(O.some({ mostByOne: 2, wasRedeemed: true, coupon: { uses: 3 } }))
  })

  it('deletes one that was never taken, and its code is free', async () => {
    const { workflowId } = await anItem(side())
    const coupon = await kept(side(), { code: 'BRIEFLY', workflowIds: [workflowId] })
    await inOne((tx) => side().of(Coupons).delete(tx)(coupon.id))
    expect(await find(coupon.id)).toEqual(O.none)
    await kept(side(), { code: 'briefly' })
  })

  it('knows which items there are', async () => {
    const { workflowId } = await anItem(side())
    expect(await inOne((tx) => side().of(Coupons).unknownItems(tx)([workflowId, nothing]))).toEqual([nothing])
  })

  it('lists them page by page, newest first', async () => {
    const made: Array<string> = []
    for (let count = 0; count < 5; count += 1) {
      side().clock.advance(1)
      made.unshift((await kept(side(), { createdAt: side().clock.now() })).id)
    }
    const { list } = side().of(Coupons)
    const first = await succeed(list({ limit: 3, after: null }))
    const rest = await succeed(list({ limit: 3, after: first.next }))
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made)
    expect(rest.next).toBeNull()
  })
})
