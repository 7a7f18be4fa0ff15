import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Coupon, SeenCoupon } from '../../domain/sales/coupons/coupon.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** A coupon that nobody takes, gives back or changes until the transaction ends, and what was made of it so far. */
export type LockedCoupon = Readonly<{ coupon: Coupon; mostByOne: number; wasRedeemed: boolean }>

/** Coupons as operators keep them. Codes are unique without case; lists are newest first. */
export type Coupons = Readonly<{
  /** Whether it was kept; not when there is a coupon of its code. */
  add: (tx: Tx) => (coupon: Coupon) => TE.TaskEither<Unavailable, boolean>
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<LockedCoupon>>
  /** Keeps a locked coupon's terms and state as they are now, with a new revision. */
  save: (tx: Tx) => (coupon: Coupon) => TE.TaskEither<Unavailable, void>
  /** Deletes a locked coupon that was never redeemed. */
  delete: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, void>
  /** Those of these items that are not there. */
  unknownItems: (tx: Tx) => (workflowIds: ReadonlyArray<string>) => TE.TaskEither<Unavailable, ReadonlyArray<string>>
  find: (id: string) => TE.TaskEither<Unavailable, O.Option<SeenCoupon>>
  list: (page: PageRequest) => TE.TaskEither<Unavailable, Page<SeenCoupon>>
}>
export const Coupons = port<Coupons>('Coupons')
