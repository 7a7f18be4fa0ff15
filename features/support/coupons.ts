import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import { adminCoupons, changeCoupon, makeCoupon } from '../../src/adapters/http/sales/coupons.contract.ts'
import { atTheShop } from './people.ts'
import type { Scenario } from './scenario.ts'

export type CouponAsked = Omit<Asking<typeof makeCoupon>['body'], 'code'>

/** The operator makes a coupon; what they are told stays with them. */
export const make = async (scenario: Scenario, code: string, terms: CouponAsked) =>
  scenario.attempt(await atTheShop(scenario, scenario.person('the operator')), makeCoupon, { body: { code, ...terms } })

/** The shop has a coupon, for the operator has made it. */
export const haveCoupon = async (scenario: Scenario, code: string, terms: CouponAsked): Promise<void> => {
  const outcome = await make(scenario, code, terms)
  if ('refused' in outcome) throw new Error(`the shop cannot have ${code}: ${JSON.stringify(outcome)}`)
}

/** All coupons of the shop, as the operator sees them. */
export const coupons = async (scenario: Scenario) => {
  const operator = await atTheShop(scenario, scenario.person('the operator'))
  return (await scenario.succeed(operator, adminCoupons)).items
}

/** The coupon of a code, as the operator sees it. */
export const couponNamed = async (scenario: Scenario, code: string) => {
  const found = (await coupons(scenario)).find((each) => each.code === code)
  if (found === undefined) throw new Error(`the shop has no coupon ${code}`)
  return found
}

/** The operator changes a coupon. */
export const edit = async (
  scenario: Scenario,
  code: string,
  body: NonNullable<Asking<typeof changeCoupon>['body']>,
) => {
  const { id } = await couponNamed(scenario, code)
  await scenario.succeed(scenario.person('the operator'), changeCoupon, { params: { id }, body })
}
