import { expect, it } from 'vitest'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { succeed } from '../contract/both.ts'
import { memoryRig } from './memory-rig.ts'
import { newWorld } from './world.ts'

const hour = 3_600_000

it('P5: a payment whose last question the provider did not answer, or a crash cut off, is asked about again', async () => {
  const rig = await memoryRig()
  const { buyers, items } = await newWorld(rig)
  const input = { userId: buyers[0] ?? '', workflowId: items[0] ?? '', returnUrl: null }
  const { checkout } = await succeed(rig.resolve(startCheckout.port)(input))
  rig.paystack.pay(checkout.reference)
  const sweep = () => rig.resolve(sweepCheckouts.port)({})()
  const status = async () => (await rig.book()).checkouts[0]?.status

  await rig.advance(30 * hour)
  rig.paystack.set('unheard')
  await sweep()
  expect(await status()).toBe('expired')
  rig.paystack.set('answered')
  await rig.advance(2 * hour)
  expect(await rig.live({ statement: 6, afterCommit: false }, sweep)).toBe('crashed')
  expect(await status()).toBe('expired')
  await rig.advance(2 * hour)
  await sweep()
  expect(await status()).toBe('paid')
})
