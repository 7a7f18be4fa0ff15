import { O, pipe } from '../../../domain/kernel/fp.ts'
import { type Coupon, keyOfCode } from '../../../domain/sales/coupons/coupon.ts'
import { workflowIn } from '../../../domain/sales/item.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { CouponStanding, Redemptions } from '../../../ports/sales/redemptions.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { checkouts } from './checkouts.memory.ts'
import { counts, coupons, type Redemption, redemptions } from './coupons.memory.ts'

const byBuyer = (all: Iterable<Redemption>, id: string, buyer: string): ReadonlyArray<Redemption> =>
  [...all].filter((each) => each.couponId === id && each.userId === buyer && counts(each))

const isValidAt = ({ startsAt, endsAt }: Coupon, now: Date): boolean => {
  const at = now.getTime()
  return (startsAt?.getTime() ?? at) <= at && at < (endsAt?.getTime() ?? Number.POSITIVE_INFINITY)
}

const hasRoom = ({ maxRedemptions, perUserLimit, uses }: Coupon, theirs: number): boolean =>
  (maxRedemptions === null || uses < maxRedemptions) && (perUserLimit === null || theirs < perUserLimit)

export const memoryRedemptions = (memory: Memory, clock: Clock): Redemptions => {
  const counted = (tx: Tx, id: string, by: Partial<Record<'uses' | 'overUses', number>>): void => {
    const coupon = coupons.of(tx).get(id)
    if (coupon === undefined) return
    const { uses = 0, overUses = 0 } = by
    coupons.of(tx).set(id, { ...coupon, uses: coupon.uses + uses, overUses: coupon.overUses + overUses })
  }
  const standingOf = (coupon: Coupon, theirs: number, held: number): CouponStanding => ({
    coupon: { ...coupon, seenAt: clock.now() },
    uses: { inAll: coupon.uses - held, byBuyer: theirs - held },
  })
  return {
    standing: (code, buyer) =>
      done(() => {
        const found = [...coupons.committed(memory).values()].find((each) => keyOfCode(each.code) === keyOfCode(code))
        if (found === undefined) return O.none
        const all = redemptions.committed(memory).values()
        const theirs = buyer === null ? [] : byBuyer(all, found.id, buyer.userId)
        const held = theirs.filter(({ reference, status }) => {
          const checkout = checkouts.committed(memory).get(reference)
          const isOpen = checkout?.status === 'open' || checkout?.status === 'initialized'
          return status === 'reserved' && isOpen && workflowIn(checkout.item) === buyer?.workflowId
        })
        return O.some(standingOf(found, theirs.length, held.length))
      }),
    hold: () => () => done(() => undefined),
    reserve:
      (tx) =>
      ({ couponId, revision, userId, reference }) =>
        done(() => {
          const coupon = coupons.of(tx).get(couponId)
          if (coupon === undefined || coupon.revision !== revision || coupon.state !== 'active') return false
          const theirs = byBuyer(redemptions.of(tx).values(), couponId, userId).length
          if (!isValidAt(coupon, clock.now()) || !hasRoom(coupon, theirs)) return false
          redemptions.of(tx).set(reference, { reference, couponId, userId, status: 'reserved', isOver: false })
          counted(tx, couponId, { uses: 1 })
          return true
        }),
    standingWithin: (tx) => (couponId, userId) =>
      done(() =>
        pipe(
          O.fromNullable(coupons.of(tx).get(couponId)),
          O.map((coupon) => standingOf(coupon, byBuyer(redemptions.of(tx).values(), couponId, userId).length, 0)),
        ),
      ),
    consume: (tx) => (reference) =>
      done(() => {
        const use = redemptions.of(tx).get(reference)
        const coupon = use === undefined ? undefined : coupons.of(tx).get(use.couponId)
        if (use === undefined || coupon === undefined || use.status === 'consumed') return 'consumed'
        const { status, couponId, userId } = use
        const isLate = status === 'released'
        const isOver = isLate && !hasRoom(coupon, byBuyer(redemptions.of(tx).values(), couponId, userId).length)
        redemptions.of(tx).set(reference, { ...use, status: 'consumed', isOver })
        if (isLate) counted(tx, couponId, isOver ? { overUses: 1 } : { uses: 1 })
        if (isOver) return 'over'
        return isLate ? 'late' : 'consumed'
      }),
    release: (tx) => (references) =>
      done(() => {
        for (const reference of references) {
          const use = redemptions.of(tx).get(reference)
          if (use?.status !== 'reserved') continue
          redemptions.of(tx).set(reference, { ...use, status: 'released' })
          counted(tx, use.couponId, { uses: -1 })
        }
      }),
  }
}
