import { TE } from '../../../src/domain/kernel/fp.ts'
import type { Checkout, CheckoutStatus } from '../../../src/domain/sales/checkout.ts'
import type { Coupon } from '../../../src/domain/sales/coupons/coupon.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Coupons } from '../../../src/ports/sales/coupons.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import { type Side, succeed } from '../both.ts'
import { aReference } from '../examples.ts'
import { aDraft, opened, outcome, type Parties, parties } from './buying.ts'

/** A coupon for a quarter off, without limits, before it is kept. */
export const aCoupon = ({ ids, clock }: Side, facts: Partial<Coupon> = {}): Coupon => ({
  id: ids.next(),
  code: aReference().slice(0, 20),
  discount: { kind: 'percent', percent: 25 },
  maxRedemptions: null,
  perUserLimit: null,
  startsAt: null,
  endsAt: null,
  workflowIds: null,
  state: 'active',
  uses: 0,
  overUses: 0,
  createdAt: clock.now(),
  revision: 1,
  ...facts,
})

/** A coupon of the shop. */
export const kept = async (side: Side, facts: Partial<Coupon> = {}): Promise<Coupon> => {
  const coupon = aCoupon(side, facts)
  if (!(await succeed(side.transact((tx) => side.of(Coupons).add(tx)(coupon))))) throw new Error('the code is taken')
  return coupon
}

/** Opens a checkout that takes a coupon in one transaction, as a buyer does: what came of it. */
export const tried = async (side: Side, { id, code, revision }: Coupon, who: Parties): Promise<boolean | string> => {
  const draft = aDraft(side, { ...who, coupon: { id, code } })
  return outcome(
    side.transact((tx) => async () => {
      await succeed(side.of(Checkouts).open(tx)(draft))
      const wanted = { couponId: id, revision, userId: who.userId, reference: draft.reference }
      const isTaken = await succeed(side.of(Redemptions).reserve(tx)(wanted))
      return isTaken ? TE.right(true)() : TE.left({ _tag: 'Refused' })()
    }),
  )
}

/** A checkout of someone and something new that holds a use of a coupon. */
export const taking = async (side: Side, { id, code, revision }: Coupon, facts: Partial<Parties> = {}) => {
  const checkout = await opened(side, { ...(await parties(side)), ...facts, coupon: { id, code } })
  const { userId, reference } = checkout
  const isTaken = await succeed(
    side.transact((tx) => side.of(Redemptions).reserve(tx)({ couponId: id, revision, userId, reference })),
  )
  if (!isTaken) throw new Error('the coupon should have been there to take')
  return checkout
}

/** Brings a checkout into a state, and its use of a coupon along. */
export const brought = (side: Side, checkout: Checkout, status: CheckoutStatus): Promise<void> =>
  succeed(side.transact((tx) => side.of(Checkouts).settled(tx)({ ...checkout, status })))
