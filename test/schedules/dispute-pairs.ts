import { expect } from 'vitest'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import * as cast from './cast.ts'
import { type Pair, part } from './part.ts'

const refundAndDispute: Pair = {
  name: 'P11: refund × the reading of a dispute',
  set: async (stage) => {
    const { saleId, reference } = await cast.sold(stage)
    const operator = await cast.operatorOf(stage)
    stage.paystack.openDispute(reference, null)
    return {
      parts: [
        part(stage, 0)('refund', requestRefund, { saleId, amount: null, reason: 'Asked for', operator }),
        part(stage, 1)('read', readOutgoing, { reference }),
      ],
      check: async ([refunded, read]) => {
        expect(read).toBeUndefined()
        if (refunded !== 'DisputeOpen') expect(refunded).toMatchObject({ status: 'requested', amount: 500_000 })
        const [sale] = await stage.sql('select status from sales where id = $1', [saleId])
        expect(sale).toEqual({ status: 'disputed' })
      },
    }
  },
}

export const disputePairs: ReadonlyArray<Pair> = [refundAndDispute]
