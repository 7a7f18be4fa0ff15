import { expect } from 'vitest'
import { removeWorkflow } from '../../src/application/catalogue/remove-workflow.ts'
import { reassignSale } from '../../src/application/sales/aftersales/reassign-sale.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { refundUnwanted } from '../../src/application/sales/outgoing/refund-unwanted.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { issueReceipt } from '../../src/application/sales/receipts/issue-receipt.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { resolveReview } from '../../src/application/sales/review/resolve-review.ts'
import type { EmailAddress } from '../../src/domain/accounts/email-address.ts'
import { succeed } from '../contract/both.ts'
import * as cast from './cast.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

const emailOf = async ({ sql }: Stage, userId: string): Promise<EmailAddress> => {
  const [row] = await sql('select email from users where id = $1', [userId])
  return String(row?.['email']) as EmailAddress
}

/** A second payment that waits for a person, for what its buyer does not own any more: the first went back. */
const unwanted = async (stage: Stage): Promise<string> => {
  const { reference: first } = await cast.sold(stage)
  const reference = await cast.secondCheckout(stage, { reference: first })
  await cast.recorded(stage, reference)
  stage.paystack.refundByHand(first, cast.price.amount)
  stage.paystack.moveRefund(first, 0, 'processed')
  const [instance] = stage.instances
  if (instance === undefined) throw new Error('a stage has instances')
  await succeed(instance.resolve(readOutgoing.port)({ reference: first }))
  return reference
}

const acceptAndAutoRefund: Pair = {
  name: 'P7: an operator accepts a second payment × the job that gives it back',
  set: async (stage) => {
    const reference = await unwanted(stage)
    const operator = await cast.operatorOf(stage)
    return {
      parts: [
        part(stage, 0)('accept', resolveReview, { reference, action: 'accept', reason: 'They want it', operator }),
        part(stage, 1)('job', refundUnwanted, { reference, reason: 'owned_already' }),
      ],
      check: async ([accepted, job]) => {
        expect(job).toBeUndefined()
        const [row] = await stage.sql(
          `select (select count(*)::int from sales where reference = $1) as sales,
                  (select count(*)::int from refunds where reference = $1) as refunds`,
          [reference],
        )
        expect(row).toEqual(accepted === 'NotResolvable' ? { sales: 0, refunds: 1 } : { sales: 1, refunds: 0 })
      },
    }
  },
}

const recordingAndDeleting: Pair = {
  name: 'PAY-14: RecordSale × deletion of its workflow',
  set: async (stage) => {
    const { workflowId, reference } = await cast.paid(stage)
    const operator = await cast.operatorOf(stage)
    return {
      parts: [
        part(stage, 0)('record', recordSale, { reference }),
        part(stage, 1)('delete', removeWorkflow, { id: workflowId, expected: null, operator }),
      ],
      check: async ([recorded, deleted]) => {
        expect(recorded).toMatchObject({ status: 'paid' })
        expect(deleted).toBe('archived')
        expect(await stage.sql('select status from workflows where id = $1', [workflowId])).toEqual([
          { status: 'archived' },
        ])
      },
    }
  },
}

const twoReceiptJobs: Pair = {
  name: 'two jobs for one receipt × the job of another sale’s',
  set: async (stage) => {
    const [{ saleId }, { saleId: other }] = [await cast.sold(stage), await cast.sold(stage)]
    return {
      parts: [
        part(stage, 0)('one', issueReceipt, { saleId }),
        part(stage, 1)('two', issueReceipt, { saleId }),
        part(stage, 2)('other', issueReceipt, { saleId: other }),
      ],
      check: async (answers) => {
        expect(answers).toEqual([undefined, undefined, undefined])
        const rows = await stage.sql('select number::int, sale_id from receipts order by number')
        expect(rows.map(({ number }) => number)).toEqual([1, 2])
        expect(new Set(rows.map((row) => row['sale_id']))).toEqual(new Set([saleId, other]))
      },
    }
  },
}

const reassignAndRefund: Pair = {
  name: 'a sale moves to another account × its full refund',
  set: async (stage) => {
    const { saleId, workflowId } = await cast.sold(stage)
    const [operator, to] = [await cast.operatorOf(stage), await cast.someone(stage)]
    const email = await emailOf(stage, to)
    return {
      parts: [
        part(stage, 0)('reassign', reassignSale, { saleId, email, reason: 'A gift', operator }),
        part(stage, 1)('refund', requestRefund, { saleId, amount: null, reason: 'Asked for', operator }),
      ],
      check: async ([moved, refunded]) => {
        expect(moved).toMatchObject({ buyer: { id: to } })
        // Whose it is has changed since the operator looked: they are told to look again.
        if (refunded !== 'Conflict') expect(refunded).toMatchObject({ status: 'requested', amount: cast.price.amount })
        const rights = await stage.sql(
          `select e.user_id, e.status from entitlements e join entitlement_sources s on s.entitlement_id = e.id
            where e.workflow_id = $1`,
          [workflowId],
        )
        expect(rights).toEqual([{ user_id: to, status: refunded === 'Conflict' ? 'active' : 'suspended' }])
      },
    }
  },
}

const reassignAndBuying: Pair = {
  name: 'a sale moves to another account × RecordSale of that account’s own payment',
  set: async (stage) => {
    const { saleId, workflowId } = await cast.sold(stage)
    const [operator, to] = [await cast.operatorOf(stage), await cast.someone(stage)]
    const email = await emailOf(stage, to)
    const reference = await cast.begun(stage, to, workflowId)
    stage.paystack.pay(reference)
    return {
      parts: [
        part(stage, 0)('reassign', reassignSale, { saleId, email, reason: 'A gift', operator }),
        part(stage, 1)('record', recordSale, { reference }),
      ],
      check: async ([moved, recorded]) => {
        if (moved === 'AlreadyOwned') expect(recorded).toMatchObject({ status: 'paid' })
        else {
          expect(moved).toMatchObject({ buyer: { id: to } })
          expect(recorded).toMatchObject({ status: 'review', reviewReason: 'owned_already' })
        }
      },
    }
  },
}

/** What people decide after a sale, and the papers of it. */
export const paperPairs: ReadonlyArray<Pair> = [
  acceptAndAutoRefund,
  recordingAndDeleting,
  twoReceiptJobs,
  reassignAndRefund,
  reassignAndBuying,
]
