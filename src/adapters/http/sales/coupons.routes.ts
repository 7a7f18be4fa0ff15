import { addCoupon } from '../../../application/sales/coupons/add-coupon.ts'
import type { CouponView } from '../../../application/sales/coupons/coupon-view.ts'
import { editCoupon } from '../../../application/sales/coupons/edit-coupon.ts'
import { getCoupon } from '../../../application/sales/coupons/get-coupon.ts'
import { listCoupons } from '../../../application/sales/coupons/list-coupons.ts'
import { removeCoupon } from '../../../application/sales/coupons/remove-coupon.ts'
import { noTerms, writtenTerms } from '../../../domain/sales/coupons/asked-terms.ts'
import { etagOf, expectedBy } from '../catalogue/revision.ts'
import { type Reply, reply, route } from '../kernel/route.ts'
import * as contract from './coupons.contract.ts'

/** What is not limited is left out. */
type Given<A> = { [K in keyof A]?: Exclude<A[K], null> }

const given = <A extends object>(terms: A): Given<A> =>
  Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null)) as Given<A>

const bodyOf = (coupon: CouponView) => {
  const { id, code, status, redemptions } = coupon
  return { id, code, status, redemptions, ...given(writtenTerms(coupon)) }
}

/** The tag is of the terms and of what was taken: its revision alone guards an edit. */
const shown = (coupon: CouponView): Reply<ReturnType<typeof bodyOf>> => {
  const body = bodyOf(coupon)
  return reply(body, { headers: { ETag: etagOf({ ...body, revision: coupon.revision }) } })
}

export const couponsRoutes = [
  route(contract.adminCoupons, listCoupons, {
    toInput: ({ page }) => ({ page }),
    toResponse: ({ items, next }) => reply({ items: items.map(bodyOf), next }),
  }),
  route(contract.makeCoupon, addCoupon, {
    toInput: ({ body: { code, ...terms } }, operator) => ({ code, terms: { ...noTerms, ...terms }, operator }),
    toResponse: shown,
  }),
  route(contract.adminCoupon, getCoupon, { toInput: ({ params }) => params, toResponse: shown }),
  route(contract.changeCoupon, editCoupon, {
    toInput: ({ params: { id }, body: { status = null, ...terms }, raw }, operator) => ({
      id,
      expected: expectedBy(raw),
      terms,
      state: status,
      operator,
    }),
    toResponse: shown,
  }),
  route(contract.deleteCoupon, removeCoupon, {
    toInput: ({ params: { id }, raw }, operator) => ({ id, expected: expectedBy(raw), operator }),
    toResponse: () => reply(undefined),
  }),
]
