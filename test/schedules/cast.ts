import { signatureOf } from '../../sandbox/paystack/webhooks/signature.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import type { Operator } from '../../src/application/kernel/caller.ts'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import type { EmailAddress } from '../../src/domain/accounts/email-address.ts'
import type { Workflow } from '../../src/domain/catalogue/workflow.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { PaymentGateway } from '../../src/ports/sales/payment-gateway.ts'
import { succeed } from '../contract/both.ts'
import { aWorkflow, stock } from '../contract/delivery/stock.ts'
import { anAdmin, aUser } from '../contract/examples.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import type { Stage } from './stage.ts'

export const price = { amount: 500_000, currency: 'NGN' } as const

export const firstOf = ({ instances }: Stage) => {
  const [first] = instances
  if (first === undefined) throw new Error('a stage has instances')
  return first.resolve
}

export const someone = async (stage: Stage): Promise<string> => {
  const resolve = firstOf(stage)
  const user = aUser(uuidIds)
  await succeed(resolve(Transact)((tx) => resolve(Users).add(tx)(user)))
  return user.id
}

export const operatorOf = async (stage: Stage): Promise<Operator> => {
  const resolve = firstOf(stage)
  const admin = anAdmin(uuidIds)
  await succeed(resolve(Transact)((tx) => resolve(Admins).add(tx)(admin)))
  return anOperator({ adminId: admin.id, role: 'owner' })
}

export const itemOf = (stage: Stage): Promise<Workflow> => {
  const resolve = firstOf(stage)
  return stock({ of: resolve, transact: resolve(Transact) }, aWorkflow({ ids: uuidIds }, { price }))
}

/** Someone goes to pay for an item; the reference. */
export const begun = async (stage: Stage, userId: string, workflowId: string): Promise<string> => {
  const start = firstOf(stage)(startCheckout.port)
  const { checkout } = await succeed(start({ userId, workflowId, returnUrl: null }))
  return checkout.reference
}

/** As if its time were over, or its page lost. */
export const putAside = (stage: Stage, reference: string, status: 'expired' | 'superseded' | 'failed') =>
  stage.sql('update checkouts set status = $2 where reference = $1', [reference, status])

export const recorded = (stage: Stage, reference: string) => succeed(firstOf(stage)(recordSale.port)({ reference }))

/** A notice that was taken in and not worked on yet; its id. */
export const noticed = async (stage: Stage, reference: string): Promise<string> => {
  const bytes = Buffer.from(
    JSON.stringify({ event: 'charge.success', data: { id: 4_099_260_516, reference, status: 'success' } }),
  )
  const signatures = [signatureOf(bytes, stage.secretKey)]
  await succeed(firstOf(stage)(receivePaymentEvent.port)({ bytes, signatures }))
  const [row] = await stage.sql('select id from webhook_events where reference = $1', [reference])
  return String(row?.['id'])
}

/** Someone, an item, and a payment that was made for it and not recorded. */
export const paid = async (stage: Stage) => {
  const [userId, { id: workflowId }] = [await someone(stage), await itemOf(stage)]
  const reference = await begun(stage, userId, workflowId)
  stage.paystack.pay(reference)
  return { userId, workflowId, reference }
}

/** A second payment for what was sold: begun before the first was recorded, as by two open tabs, and paid. */
export const secondCheckout = async (stage: Stage, { reference }: Readonly<{ reference: string }>): Promise<string> => {
  const second = `VX-second-${reference.slice(3)}`
  const columns = `user_id, workflow_id, version_id, request_id, list_amount, discount_amount, tax_amount, total_amount, currency,
    tax_name, tax_percent, tax_included, created_at, expires_at`
  await stage.sql(
    `insert into checkouts (id, reference, status, ${columns})
     select gen_random_uuid(), $2, 'superseded', ${columns} from checkouts where reference = $1`,
    [reference, second],
  )
  const resolve = firstOf(stage)
  await succeed(
    resolve(PaymentGateway).initialize({ reference: second, email: 'x@example.test' as EmailAddress, total: price }),
  )
  stage.paystack.pay(second)
  return second
}

/** The same, recorded: what was sold, and its sale's id. */
export const sold = async (stage: Stage) => {
  const all = await paid(stage)
  await recorded(stage, all.reference)
  const [row] = await stage.sql('select id from sales where reference = $1', [all.reference])
  return { ...all, saleId: String(row?.['id']) }
}
