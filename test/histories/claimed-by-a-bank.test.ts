import { expect, it } from 'vitest'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { refundUnwanted } from '../../src/application/sales/outgoing/refund-unwanted.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { succeed } from '../contract/both.ts'
import { memoryRig } from './memory-rig.ts'
import { newWorld } from './world.ts'

it('P11: a second payment that a bank claims is not refunded as well, and nothing tries for ever', async () => {
  const rig = await memoryRig()
  const { buyers, items } = await newWorld(rig)
  const input = { userId: buyers[0] ?? '', workflowId: items[0] ?? '', returnUrl: null }
  const paid = async () => {
    const { checkout } = await succeed(rig.resolve(startCheckout.port)(input))
    rig.paystack.pay(checkout.reference)
    await rig.advance(31 * 60_000)
    return checkout.reference
  }
  const [first, second] = [await paid(), await paid()]
  for (const reference of [first, second]) await succeed(rig.resolve(recordSale.port)({ reference }))
  rig.paystack.openDispute(second, null)
  await succeed(rig.resolve(readOutgoing.port)({ reference: second }))
  const refund = () => succeed(rig.resolve(refundUnwanted.port)({ reference: second, reason: 'owned_already' }))
  await refund()
  rig.paystack.moveDispute(second, 0, { status: 'resolved', outcome: 'accepted' })
  await succeed(rig.resolve(readOutgoing.port)({ reference: second }))
  await refund()
  const { refunds, checkouts } = await rig.book()
  expect(refunds).toEqual([])
  expect(checkouts.find(({ reference }) => reference === second)?.status).toBe('refunded')
})
