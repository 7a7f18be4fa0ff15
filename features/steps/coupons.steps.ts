import assert from 'node:assert/strict'
import { Given, Then, When } from '@cucumber/cucumber'
import { deleteCoupon } from '../../src/adapters/http/sales/coupons.contract.ts'
import { quote } from '../../src/adapters/http/sales/payment.contract.ts'
import { buy, startToBuy } from '../support/buying.ts'
import { couponNamed, coupons, edit, haveCoupon, make } from '../support/coupons.ts'
import { atTheShop } from '../support/people.ts'
import type { Person } from '../support/person.ts'
import type { Scenario } from '../support/scenario.ts'
import { driver } from '../support/through.ts'
import type { Money } from '../support/words.ts'

const hour = 3_600_000
const ahead = (ms: number): Date => new Date(driver.now().getTime() + ms)

const shopHas = 'the shop has a coupon {string} for {float} percent off'

Given(shopHas, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff })
})

Given(
  'the shop has a coupon {string} for {money} off',
  async function (this: Scenario, code: string, amountOff: Money) {
    await haveCoupon(this, code, { amountOff })
  },
)

Given(`${shopHas} {string}`, async function (this: Scenario, code: string, percentOff: number, title: string) {
  await haveCoupon(this, code, { percentOff, workflowIds: [this.workflow(title).id] })
})

Given(`${shopHas}, from tomorrow on`, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff, startsAt: ahead(24 * hour) })
})

Given(`${shopHas}, until an hour ago`, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff, endsAt: ahead(-hour) })
})

Given(`${shopHas}, which is paused`, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff })
  await edit(this, code, { status: 'paused' })
})

Given(`${shopHas}, at most once`, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff, maxRedemptions: 1 })
})

Given(`${shopHas}, once for each buyer`, async function (this: Scenario, code: string, percentOff: number) {
  await haveCoupon(this, code, { percentOff, perUserLimit: 1 })
})

When(
  '{person} starts/started to buy {string} with the coupon {string}',
  async function (this: Scenario, person: Person, title: string, couponCode: string) {
    await startToBuy(this, person, title, couponCode)
  },
)

When(
  '{person} bought {string} with the coupon {string}',
  async function (this: Scenario, person: Person, title: string, couponCode: string) {
    await buy(this, await atTheShop(this, person), title, couponCode)
  },
)

When(
  '{person} asks what {string} costs with the coupon {string}',
  async function (this: Scenario, person: Person, title: string, couponCode: string) {
    await this.attempt(person, quote, { body: { workflowId: this.workflow(title).id, couponCode } })
  },
)

Then(
  '{string} costs {money} with the coupon {string}',
  async function (this: Scenario, title: string, total: Money, couponCode: string) {
    const body = { workflowId: this.workflow(title).id, couponCode }
    const price = await this.succeed(this.person('a visitor'), quote, { body })
    assert.deepEqual(price.total, total)
    assert.equal(price.list.amount - price.discount.amount, total.amount)
  },
)

When(
  'the operator makes a coupon {string} for {float} percent off',
  async function (this: Scenario, code: string, percentOff: number) {
    await make(this, code, { percentOff })
  },
)

When(
  'the operator changes the coupon {string} to {float} percent off',
  async function (this: Scenario, code: string, percentOff: number) {
    await edit(this, code, { percentOff })
  },
)

When('the operator pauses the coupon {string}', async function (this: Scenario, code: string) {
  await edit(this, code, { status: 'paused' })
})

When('the operator deletes the coupon {string}', async function (this: Scenario, code: string) {
  const { id } = await couponNamed(this, code)
  await this.succeed(this.person('the operator'), deleteCoupon, { params: { id } })
})

Then("the shop's coupons are {string}, which is archived", async function (this: Scenario, code: string) {
  assert.deepEqual(
    (await coupons(this)).map((each) => [each.code, each.status]),
    [[code, 'archived']],
  )
})

for (const [words, times] of [
  ['once', 1],
  ['twice', 2],
] as const)
  Then(`the coupon {string} was used ${words}`, async function (this: Scenario, code: string) {
    assert.equal((await couponNamed(this, code)).redemptions, times)
  })

Then('the coupon {string} was not used', async function (this: Scenario, code: string) {
  assert.equal((await couponNamed(this, code)).redemptions, 0)
})
