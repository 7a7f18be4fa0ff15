import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Checkout } from '../../../domain/sales/checkout.ts'
import { redemptionOf } from '../../../domain/sales/coupons/redemption.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Tx, Unavailable } from '../../../ports/kernel/transact.ts'
import { Redemptions } from '../../../ports/sales/redemptions.ts'

export const couponKeeping = { redemptions: Redemptions, auditLog: AuditLog }

type Keeping = Deps<typeof couponKeeping>

/** Nobody's act: the payment itself took the coupon again. */
const actor = 'payment'

const consumed = (
  { redemptions, auditLog }: Keeping,
  tx: Tx,
  reference: string,
  couponId: string,
): TE.TaskEither<Unavailable, void> =>
  pipe(
    redemptions.consume(tx)(reference),
    TE.flatMap((outcome) =>
      outcome === 'consumed'
        ? TE.right(undefined)
        : auditLog.append(tx)({
            actor,
            action: 'coupon.consume_late',
            subject: couponId,
            facts: { reference, overLimit: outcome === 'over' },
          }),
    ),
  )

/**
 * Keeps what a checkout's new state means for its coupon: bought with, given back, or as it was. One that was given back
 * before its payment came is taken again, over its limit if need be, which the audit log is told. Call it last: it may
 * wait for others who use the same coupon, and nobody then waits for anything else.
 */
export const keepCoupon =
  (deps: Keeping) =>
  (tx: Tx) =>
  ({
    reference,
    coupon,
    status,
  }: Pick<Checkout, 'reference' | 'coupon' | 'status'>): TE.TaskEither<Unavailable, void> => {
    const next = coupon === null ? 'as it is' : redemptionOf(status)
    if (coupon === null || next === 'as it is') return TE.right(undefined)
    return next === 'consumed' ? consumed(deps, tx, reference, coupon.id) : deps.redemptions.release(tx)([reference])
  }
