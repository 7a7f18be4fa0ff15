import { O, pipe } from '../../../domain/kernel/fp.ts'
import { type Coupon, keyOfCode } from '../../../domain/sales/coupons/coupon.ts'
import type { RedemptionStatus } from '../../../domain/sales/coupons/redemption.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import type { Coupons } from '../../../ports/sales/coupons.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'

/** A use of a coupon by a checkout; one that counts against the limits is neither released nor over them. */
export type Redemption = Readonly<{
  reference: string
  couponId: string
  userId: string
  status: RedemptionStatus
  isOver: boolean
}>

export const coupons = shelf<Coupon>('coupons')
export const redemptions = shelf<Redemption>('coupon_redemptions')
const workflows = shelf<unknown>('workflows')

export const counts = ({ status, isOver }: Redemption): boolean => status !== 'released' && !isOver

const mostByOne = (uses: ReadonlyArray<Redemption>): number => {
  const byBuyer = new Map<string, number>()
  for (const { userId } of uses.filter(counts)) byBuyer.set(userId, (byBuyer.get(userId) ?? 0) + 1)
  return Math.max(0, ...byBuyer.values())
}

const usesOf = (tx: Tx, id: string): ReadonlyArray<Redemption> =>
  [...redemptions.of(tx).values()].filter(({ couponId }) => couponId === id)

export const memoryCoupons = (memory: Memory, clock: Clock): Coupons => ({
  add: (tx) => (coupon) =>
    done(() => {
      const isTaken = [...coupons.of(tx).values()].some(({ code }) => keyOfCode(code) === keyOfCode(coupon.code))
      if (!isTaken) coupons.of(tx).set(coupon.id, coupon)
      return !isTaken
    }),
  lock: (tx) => (id) =>
    done(() =>
      pipe(
        O.fromNullable(coupons.of(tx).get(id)),
        O.map((coupon) => {
          const uses = usesOf(tx, id)
          return { coupon, mostByOne: mostByOne(uses), wasRedeemed: uses.length > 0 }
        }),
      ),
    ),
  save: (tx) => (coupon) =>
    done(() => {
      const { uses = 0, overUses = 0 } = coupons.of(tx).get(coupon.id) ?? {}
      coupons.of(tx).set(coupon.id, { ...coupon, uses, overUses, revision: coupon.revision + 1 })
    }),
  delete: (tx) => (id) => done(() => void coupons.of(tx).delete(id)),
  unknownItems: (tx) => (workflowIds) => done(() => workflowIds.filter((id) => !workflows.of(tx).has(id))),
  find: (id) =>
    done(() =>
      pipe(
        O.fromNullable(coupons.committed(memory).get(id)),
        O.map((coupon) => ({ ...coupon, seenAt: clock.now() })),
      ),
    ),
  list: (page) =>
    done(() => {
      const seenAt = clock.now()
      return newestFirst(
        [...coupons.committed(memory).values()].map((coupon) => ({ ...coupon, seenAt })),
        page,
      )
    }),
})
