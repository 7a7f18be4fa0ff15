import { currencyUnsupported } from '../../../domain/kernel/currency-unsupported.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import { invalid } from '../../../domain/kernel/invalid.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import { type AskedTerms, couponTerms } from '../../../domain/sales/coupons/asked-terms.ts'
import type { Coupon } from '../../../domain/sales/coupons/coupon.ts'
import { couponExists } from '../../../domain/sales/coupons/coupon-failures.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import { Clock } from '../../../ports/kernel/clock.ts'
import { Ids } from '../../../ports/kernel/ids.ts'
import { ShopCurrencies } from '../../../ports/kernel/shop-currencies.ts'
import { Transact } from '../../../ports/kernel/transact.ts'
import { Coupons } from '../../../ports/sales/coupons.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { couponView, knownItems } from './coupon-view.ts'

const needs = {
  coupons: Coupons,
  currencies: ShopCurrencies,
  audit: AuditLog,
  transact: Transact,
  ids: Ids,
  clock: Clock,
}

type Input = Readonly<{ code: string; terms: AskedTerms; operator: Operator }>

const taken = at('/code')(flaw('taken', 'is the code of another coupon, archived ones too'))

/** Makes a coupon, active at once. A code is given once, whatever its case. */
export const addCoupon = useCase(
  'AddCoupon',
  needs,
  [invalid, currencyUnsupported, couponExists],
  ({ coupons, currencies, audit, transact, ids, clock }) =>
    ({ code, terms: asked, operator }: Input) =>
      pipe(
        TE.fromEither(couponTerms(asked, currencies.accepted)),
        TE.flatMap((terms) => {
          const made = { id: ids.next(), code, createdAt: clock.now() }
          const coupon: Coupon = { ...terms, ...made, state: 'active', uses: 0, overUses: 0, revision: 1 }
          return transact((tx) =>
            pipe(
              knownItems(coupons, tx, terms.workflowIds),
              TE.flatMap(() => coupons.add(tx)(coupon)),
              TE.filterOrElseW(
                (wasKept) => wasKept,
                () => couponExists({ issues: [taken] }),
              ),
              TE.flatMap(() =>
                audit.append(tx)({
                  actor: operator.adminId,
                  action: 'coupon.add',
                  subject: coupon.id,
                  facts: { code },
                }),
              ),
              TE.map(() => couponView({ ...coupon, seenAt: made.createdAt })),
            ),
          )
        }),
      ),
)
