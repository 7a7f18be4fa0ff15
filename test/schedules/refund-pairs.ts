import { expect } from 'vitest'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { sendRefund } from '../../src/application/sales/outgoing/send-refund.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { succeed } from '../contract/both.ts'
import * as cast from './cast.ts'
import { countOf } from './count-of.ts'
import { type Pair, part } from './part.ts'

const twoRefunds: Pair = {
  name: 'PAY-17: refund × refund, more together than was paid',
  set: async (stage) => {
    const { saleId, reference } = await cast.sold(stage)
    const operator = await cast.operatorOf(stage)
    const wish = { saleId, amount: { amount: 300_000, currency: 'NGN' as const }, reason: 'Asked for', operator }
    return {
      parts: [part(stage, 0)('one', requestRefund, wish), part(stage, 1)('two', requestRefund, wish)],
      check: async (answers) => {
        expect(answers).toContain('ExceedsRemaining')
        expect(answers).toContainEqual(expect.objectContaining({ status: 'requested', amount: 300_000 }))
        expect(await countOf(stage, 'refunds where reference = $1', [reference])).toBe(1)
      },
    }
  },
}

const twoSendings: Pair = {
  name: 'R8: two who send one refund, and who reads meanwhile',
  set: async (stage) => {
    const { saleId, reference } = await cast.sold(stage)
    const operator = await cast.operatorOf(stage)
    const first = stage.instances[0]
    if (first === undefined) throw new Error('a stage has instances')
    const { id: refundId } = await succeed(
      first.resolve(requestRefund.port)({ saleId, amount: null, reason: 'Asked for', operator }),
    )
    return {
      parts: [
        part(stage, 0)('one', sendRefund, { refundId }),
        part(stage, 1)('two', sendRefund, { refundId }),
        part(stage, 2)('read', readOutgoing, { reference }),
      ],
      check: async (answers) => {
        for (const each of answers) expect([undefined, 'RefundUnderWay']).toContain(each)
        expect(stage.paystack.charges.get(reference)?.refunds.length).toBe(1)
        const rows = await stage.sql('select status from refunds where reference = $1', [reference])
        expect(rows).toEqual([{ status: 'pending' }])
      },
    }
  },
}

const refundedAndPaidAgain: Pair = {
  name: 'I6: the reading of a full refund × RecordSale of a second payment',
  set: async (stage) => {
    const { reference } = await cast.sold(stage)
    stage.paystack.refundByHand(reference, 500_000)
    stage.paystack.moveRefund(reference, 0, 'processed')
    const second = await cast.secondCheckout(stage, { reference })
    return {
      parts: [
        part(stage, 0)('read', readOutgoing, { reference }),
        part(stage, 1)('record', recordSale, { reference: second }),
      ],
      check: async ([read, recorded]) => {
        expect(read).toBeUndefined()
        expect(['paid', 'review']).toContain((recorded as { status: string }).status)
      },
    }
  },
}

export const refundPairs: ReadonlyArray<Pair> = [twoRefunds, twoSendings, refundedAndPaidAgain]
