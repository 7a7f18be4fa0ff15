import { expect } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { eraseUser } from '../../src/application/accounts/erase-user.ts'
import { deliverRequest } from '../../src/application/catalogue/made-to-order/deliver-request.ts'
import { cancelRequest } from '../../src/application/requests/cancel-request.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { CustomRequests } from '../../src/ports/requests/custom-requests.ts'
import { succeed } from '../contract/both.ts'
import { aQuote, aRequest } from '../contract/examples.ts'
import { aDocument } from '../http/support/catalogue.ts'
import * as cast from './cast.ts'
import { countOf } from './count-of.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

/** Someone's request whose quote they accepted. */
const accepted = async (stage: Stage) => {
  const resolve = cast.firstOf(stage)
  const userId = await cast.someone(stage)
  const quote = aQuote(uuidIds, { price: cast.price, validUntil: new Date(Date.now() + 86_400_000) })
  const request = aRequest(uuidIds, { userId, status: 'accepted', quote })
  await succeed(resolve(Transact)((tx) => resolve(CustomRequests).add(tx)(request)))
  return { userId, id: request.id, wish: { userId, quoteId: quote.id, returnUrl: null } }
}

/** The same, with a checkout that was paid and not recorded. */
const paid = async (stage: Stage) => {
  const asked = await accepted(stage)
  const { checkout } = await succeed(cast.firstOf(stage)(startCheckout.port)(asked.wish))
  stage.paystack.pay(checkout.reference)
  return { ...asked, reference: checkout.reference }
}

const sold = async (stage: Stage) => {
  const asked = await paid(stage)
  await cast.recorded(stage, asked.reference)
  return asked
}

const delivery = async (stage: Stage, id: string) => {
  const document = aDocument()
  const source = Buffer.from(JSON.stringify(document))
  return { id, upload: { document, source }, changelog: '', operator: await cast.operatorOf(stage) }
}

const statusOf = async ({ sql }: Stage, id: string) =>
  (await sql('select status from custom_requests where id = $1', [id]))[0]?.['status']

const twoPayments: Pair = {
  name: 'PAY-13: RecordSale × RecordSale of two checkouts of one quote',
  set: async (stage) => {
    const { id, reference } = await paid(stage)
    const second = await cast.secondCheckout(stage, { reference })
    return {
      parts: [
        part(stage, 0)('first', recordSale, { reference }),
        part(stage, 1)('second', recordSale, { reference: second }),
      ],
      check: async (answers) => {
        expect(answers).toContainEqual(expect.objectContaining({ status: 'paid' }))
        expect(answers).toContainEqual(expect.objectContaining({ status: 'review', reviewReason: 'owned_already' }))
        expect(await statusOf(stage, id)).toBe('paid')
      },
    }
  },
}

const payingAndCancelling: Pair = {
  name: 'RecordSale × cancelling of the request that is paid for',
  set: async (stage) => {
    const { userId, id, reference } = await paid(stage)
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('cancel', cancelRequest, { userId, id, reason: null }),
      ],
      check: async ([recorded, cancelled]) => {
        const isCancelled = cancelled !== 'IllegalMove'
        expect(recorded).toMatchObject(isCancelled ? { status: 'review', reviewReason: 'late' } : { status: 'paid' })
        expect(await statusOf(stage, id)).toBe(isCancelled ? 'cancelled' : 'paid')
      },
    }
  },
}

const twoStarts: Pair = {
  name: 'P7: StartCheckout × StartCheckout of one quote × cancelling',
  set: async (stage) => {
    const { userId, id, wish } = await accepted(stage)
    return {
      parts: [
        part(stage, 0)('one', startCheckout, wish),
        part(stage, 1)('two', startCheckout, wish),
        part(stage, 2)('cancel', cancelRequest, { userId, id, reason: null }),
      ],
      check: async ([one, two, cancelled]) => {
        expect(cancelled).toMatchObject({ status: 'cancelled' })
        const opened = [one, two].filter((each) => each !== 'IllegalMove')
        for (const each of opened) expect(each).toMatchObject({ status: 'pending' })
        expect(await countOf(stage, 'checkouts where request_id = $1', [id])).toBe(opened.length === 0 ? 0 : 1)
      },
    }
  },
}

const deliveringAndRefunding: Pair = {
  name: 'P13, I6: delivery × the reading of a full refund',
  set: async (stage) => {
    const { id, reference } = await sold(stage)
    stage.paystack.refundByHand(reference, cast.price.amount)
    stage.paystack.moveRefund(reference, 0, 'processed')
    return {
      parts: [
        part(stage, 0)('deliver', deliverRequest, await delivery(stage, id)),
        part(stage, 1)('read', readOutgoing, { reference }),
      ],
      check: async ([delivered, read]) => {
        expect(read).toBeUndefined()
        expect(await statusOf(stage, id)).toBe('refunded')
        const made = await countOf(stage, 'workflows where made_for = $1', [id])
        expect(made).toBe(delivered === 'IllegalMove' ? 0 : 1)
      },
    }
  },
}

const deliveringAndClaiming: Pair = {
  name: 'P12, I6: delivery × the reading of a dispute',
  set: async (stage) => {
    const { id, reference } = await sold(stage)
    stage.paystack.openDispute(reference, null)
    return {
      parts: [
        part(stage, 0)('deliver', deliverRequest, await delivery(stage, id)),
        part(stage, 1)('read', readOutgoing, { reference }),
      ],
      check: async ([delivered, read]) => {
        expect(read).toBeUndefined()
        expect(delivered).toMatchObject({ status: 'delivered' })
        expect(await countOf(stage, `entitlements where status = 'suspended'`, [])).toBe(1)
      },
    }
  },
}

const twoDeliveries: Pair = {
  name: 'delivery × delivery of one request',
  set: async (stage) => {
    const { id } = await sold(stage)
    const input = await delivery(stage, id)
    return {
      parts: [part(stage, 0)('one', deliverRequest, input), part(stage, 1)('two', deliverRequest, input)],
      check: async (answers) => {
        expect(answers).toContain('IllegalMove')
        expect(answers).toContainEqual(expect.objectContaining({ status: 'delivered' }))
        expect(await countOf(stage, 'workflows where made_for = $1', [id])).toBe(1)
        expect(await countOf(stage, `audit_log where action = 'request.deliver'`, [])).toBe(1)
      },
    }
  },
}

const deliveringAndErasing: Pair = {
  name: 'I16: delivery × erasure of who asked',
  set: async (stage) => {
    const { userId, id } = await sold(stage)
    return {
      parts: [
        part(stage, 0)('deliver', deliverRequest, await delivery(stage, id)),
        part(stage, 1)('erase', eraseUser, { id: userId, operator: await cast.operatorOf(stage) }),
      ],
      check: async ([delivered, erased]) => {
        expect([delivered, erased]).toEqual([expect.objectContaining({ status: 'delivered' }), undefined])
        expect(await stage.sql('select title, description from workflows where made_for = $1', [id])).toEqual([
          { title: '', description: '' },
        ])
      },
    }
  },
}

export const requestPairs: ReadonlyArray<Pair> = [
  twoPayments,
  payingAndCancelling,
  twoStarts,
  deliveringAndRefunding,
  deliveringAndClaiming,
  twoDeliveries,
  deliveringAndErasing,
]
