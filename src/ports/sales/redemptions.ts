import type { O, TE } from '../../domain/kernel/fp.ts'
import type { SeenCoupon } from '../../domain/sales/coupons/coupon.ts'
import type { CouponUses } from '../../domain/sales/coupons/coupon-discount.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Who wants to use a coupon, and for what. */
export type CouponBuyer = Readonly<{ userId: string; workflowId: string }>

/** A coupon and how often it was taken, but for what the buyer's open checkout of the very item holds. */
export type CouponStanding = Readonly<{ coupon: SeenCoupon; uses: CouponUses }>

/** A use of a coupon by a checkout; `revision` is that of the coupon which the price was made with. */
export type Wanted = Readonly<{ couponId: string; revision: number; userId: string; reference: Reference }>

/** What became of a use when its checkout was paid; `late` and `over` are of payments that came after it was given back. */
export type Consumption = 'consumed' | 'late' | 'over'

/** Uses of coupons, one for each checkout that has one. The database decides who gets the last. */
export type Redemptions = Readonly<{
  /** The coupon of a code, compared without case. Nobody has used it, where there is no buyer. */
  standing: (code: string, buyer: CouponBuyer | null) => TE.TaskEither<Unavailable, O.Option<CouponStanding>>
  /** Holds coupons in an order that all keep, for a transaction that gives one back and takes another. */
  hold: (tx: Tx) => (couponIds: ReadonlyArray<string>) => TE.TaskEither<Unavailable, void>
  /**
   * Takes a use, when the coupon is as the price was made with, valid by the database's time, and neither limit is
   * reached; whether it was taken. When not, nothing of the transaction may be kept.
   */
  reserve: (tx: Tx) => (wanted: Wanted) => TE.TaskEither<Unavailable, boolean>
  /** A coupon as it stands within the transaction: why nothing could be taken. */
  standingWithin: (tx: Tx) => (couponId: string, userId: string) => TE.TaskEither<Unavailable, O.Option<CouponStanding>>
  /** Uses up what a checkout holds, or takes it again when it was given back: over the limit if need be. */
  consume: (tx: Tx) => (reference: Reference) => TE.TaskEither<Unavailable, Consumption>
  /** Gives back what these checkouts hold. What is consumed or given back already stays so. */
  release: (tx: Tx) => (references: ReadonlyArray<Reference>) => TE.TaskEither<Unavailable, void>
}>
export const Redemptions = port<Redemptions>('Redemptions')
