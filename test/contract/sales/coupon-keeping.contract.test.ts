import { expect, it } from 'vitest'
import { keepCoupon } from '../../../src/application/sales/coupons/keep-coupon.ts'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import type { Checkout, CheckoutStatus } from '../../../src/domain/sales/checkout.ts'
import type { Act } from '../../../src/ports/kernel/audit-log.ts'
import { Coupons } from '../../../src/ports/sales/coupons.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import { both, succeed } from '../both.ts'
import { opened } from './buying.ts'
import { kept, taking } from './coupons.ts'

both('The coupon of a checkout that', [accounts, catalogue, sales], (side) => {
  /** Brings a checkout's coupon through these states: what the coupon counts then, and what the audit log was told. */
  const through = async (checkout: Checkout, ...states: ReadonlyArray<CheckoutStatus>) => {
    const acts: Array<Act> = []
    const auditLog = { append: () => (act: Act) => TE.fromIO(() => void acts.push(act)) }
    const keep = keepCoupon({ redemptions: side().of(Redemptions), auditLog })
    for (const status of states) await succeed(side().transact((tx) => keep(tx)({ ...checkout, status })))
    const { coupon } = checkout
    const found = coupon === null ? O.none : await succeed(side().of(Coupons).find(coupon.id))
    return { uses: O.isSome(found) ? [found.value.uses, found.value.overUses] : null, acts }
  }

  it.each<readonly [ReadonlyArray<CheckoutStatus>, number]>([
    [['open', 'initialized', 'review'], 1],
    [['paid'], 1],
    [['paid', 'paid'], 1],
    [['review', 'paid'], 1],
    [['review', 'refunded'], 0],
    [['review', 'dismissed'], 0],
    [['failed'], 0],
    [['expired', 'expired'], 0],
    [['superseded', 'failed', 'expired'], 0],
    [['paid', 'expired'], 1],
  ])('went through %j counts %i', async (states, uses) => {
    const checkout = await taking(side(), await kept(side(), { maxRedemptions: 1 }))
    expect(await through(checkout, ...states)).toEqual({ uses: [uses, 0], acts: [] })
  })

  it.each(['failed', 'expired', 'superseded'] as const)(
    'was %s and is paid after all is used up again, which the audit log is told',
    async (status) => {
      const coupon = await kept(side(), { maxRedemptions: 1 })
      const checkout = await taking(side(), coupon)
      const act = { actor: 'payment', action: 'coupon.consume_late', subject: coupon.id }
      const late = await through(checkout, status, 'paid', 'paid')
      expect(late).toEqual({
        uses: [1, 0],
        acts: [{ ...act, facts: { reference: checkout.reference, overLimit: false } }],
      })
    },
  )

  it('has none is as it is', async () => {
    const checkout = await opened(side())
    expect((await through(checkout, 'paid', 'expired')).acts).toEqual([])
  })
})
