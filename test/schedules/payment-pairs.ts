import { expect } from 'vitest'
import { archiveWorkflow } from '../../src/application/catalogue/archive-workflow.ts'
import { removeWorkflow } from '../../src/application/catalogue/remove-workflow.ts'
import { handlePaymentEvent } from '../../src/application/sales/handle-payment-event.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { verifyPayment } from '../../src/application/sales/verify-payment.ts'
import * as cast from './cast.ts'
import { countOf } from './count-of.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

const soldOnce = async (stage: Stage, reference: string): Promise<void> => {
  expect(await countOf(stage, `sales where reference = $1`, [reference])).toBe(1)
  expect(await countOf(stage, `events where type = 'SaleRecorded' and facts->>'reference' = $1`, [reference])).toBe(1)
}

const statusesOf = async ({ sql }: Stage, references: ReadonlyArray<string>) => {
  const rows = await sql('select status from checkouts where reference = any ($1) order by status', [references])
  return rows.map(({ status }) => status)
}

const verifyAndWebhook: Pair = {
  name: 'P2, PAY-05: verify × the webhook’s job',
  set: async (stage) => {
    const { userId, reference } = await cast.paid(stage)
    const eventId = await cast.noticed(stage, reference)
    return {
      parts: [
        part(stage, 0)('verify', verifyPayment, { userId, reference }),
        part(stage, 1)('job', handlePaymentEvent, { eventId }),
      ],
      check: async ([verified, job]) => {
        const [row] = await stage.sql('select id from sales where reference = $1', [reference])
        expect(verified).toEqual({ reference, status: 'paid', saleId: row?.['id'] })
        expect(job).toBeUndefined()
        await soldOnce(stage, reference)
      },
    }
  },
}

const twoPayments: Pair = {
  name: 'P7, PAY-13: RecordSale × RecordSale of two checkouts of one buyer and item',
  set: async (stage) => {
    const { userId, workflowId, reference } = await cast.paid(stage)
    await cast.putAside(stage, reference, 'superseded')
    const second = await cast.begun(stage, userId, workflowId)
    stage.paystack.pay(second)
    return {
      parts: [
        part(stage, 0)('first', recordSale, { reference }),
        part(stage, 1)('second', recordSale, { reference: second }),
      ],
      check: async (answers) => {
        expect(answers).toContainEqual(expect.objectContaining({ status: 'paid' }))
        expect(answers).toContainEqual(expect.objectContaining({ status: 'review', reviewReason: 'owned_already' }))
        expect(await statusesOf(stage, [reference, second])).toEqual(['paid', 'review'])
      },
    }
  },
}

const payingAndStarting: Pair = {
  name: 'RecordSale of a late payment × StartCheckout of the same item',
  set: async (stage) => {
    const { userId, workflowId, reference } = await cast.paid(stage)
    await cast.putAside(stage, reference, 'expired')
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('start', startCheckout, { userId, workflowId, returnUrl: null }),
      ],
      check: async ([recorded, started]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        if (started !== 'AlreadyOwned') expect(started).toMatchObject({ isNew: true, status: 'pending' })
        await soldOnce(stage, reference)
      },
    }
  },
}

const twoStarts: Pair = {
  name: 'StartCheckout × StartCheckout of one buyer and item',
  set: async (stage) => {
    const [userId, { id: workflowId }] = [await cast.someone(stage), await cast.itemOf(stage)]
    const input = { userId, workflowId, returnUrl: null }
    return {
      parts: [part(stage, 0)('one', startCheckout, input), part(stage, 1)('two', startCheckout, input)],
      check: async (answers) => {
        const references = answers.map((each) => (each as { checkout?: { reference: string } }).checkout?.reference)
        expect(answers).not.toContain('Conflict')
        expect(new Set(references).size).toBe(1)
        expect(await countOf(stage, 'checkouts where user_id = $1', [userId])).toBe(1)
      },
    }
  },
}

const sweeping: Pair = {
  name: 'RecordSale × the sweep',
  set: async (stage) => {
    const { reference } = await cast.paid(stage)
    await stage.sql(`update checkouts set next_verify_at = app_now() - interval '1 s' where reference = $1`, [
      reference,
    ])
    return {
      parts: [part(stage, 0)('record', recordSale, { reference }), part(stage, 1)('sweep', sweepCheckouts, {})],
      check: async ([recorded, swept]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        expect([0, 1]).toContain(swept)
        await soldOnce(stage, reference)
      },
    }
  },
}

const archiving: Pair = {
  name: 'PAY-14: RecordSale × archiving of its workflow',
  set: async (stage) => {
    const { workflowId, reference } = await cast.paid(stage)
    const operator = await cast.operatorOf(stage)
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('archive', archiveWorkflow, { id: workflowId, expected: null, operator }),
      ],
      check: async ([recorded, archived]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        expect(archived).toMatchObject({ status: 'archived' })
        await soldOnce(stage, reference)
      },
    }
  },
}

const deleting: Pair = {
  name: 'StartCheckout × deletion of its workflow',
  set: async (stage) => {
    const [userId, { id: workflowId }] = [await cast.someone(stage), await cast.itemOf(stage)]
    const operator = await cast.operatorOf(stage)
    return {
      parts: [
        part(stage, 0)('start', startCheckout, { userId, workflowId, returnUrl: null }),
        part(stage, 1)('delete', removeWorkflow, { id: workflowId, expected: null, operator }),
      ],
      check: async ([started, deleted]) => {
        const kept = await countOf(stage, 'checkouts where workflow_id = $1', [workflowId])
        expect(deleted).toBe(kept === 1 ? 'archived' : 'gone')
        if (kept === 1) expect(started).toMatchObject({ isNew: true })
        else expect(started).toBe('ItemNotFound')
      },
    }
  },
}

export const paymentPairs: ReadonlyArray<Pair> = [
  verifyAndWebhook,
  twoPayments,
  payingAndStarting,
  twoStarts,
  sweeping,
  archiving,
  deleting,
]
