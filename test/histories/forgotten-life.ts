import { signatureOf } from '../../sandbox/paystack/webhooks/signature.ts'
import { sha256Digest, uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { sendPasswordReset } from '../../src/application/accounts/send-password-reset.ts'
import { connectN8n } from '../../src/application/delivery/connect-n8n.ts'
import { downloadWorkflow } from '../../src/application/delivery/download-workflow.ts'
import { changeNotifications } from '../../src/application/notifications/change-notifications.ts'
import { quoteRequest } from '../../src/application/requests/quote-request.ts'
import { submitCustomRequest } from '../../src/application/requests/submit-custom-request.ts'
import { writeToBuyer } from '../../src/application/requests/write-to-buyer.ts'
import { writeToShop } from '../../src/application/requests/write-to-shop.ts'
import { reassignSale } from '../../src/application/sales/aftersales/reassign-sale.ts'
import { contestDispute } from '../../src/application/sales/outgoing/contest-dispute.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { issueReceipt } from '../../src/application/sales/receipts/issue-receipt.ts'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import type { User } from '../../src/domain/accounts/user.ts'
import { Sessions } from '../../src/ports/accounts/sessions.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { IdempotencyKeys } from '../../src/ports/kernel/idempotency-keys.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aSession, aUser } from '../contract/examples.ts'
import * as cast from '../schedules/cast.ts'
import type { Stage } from '../schedules/stage.ts'

/** What somebody does here, and what is done about them; each member says whether it is. */
export const doings = [
  'signs in',
  'forgets the password',
  'asks for a workflow',
  'buys',
  'is refunded',
  'disputes',
  'fetches it',
  'connects n8n',
  'wants no mails',
  'repeats a request',
  'gives it away',
] as const
export type Life = Readonly<Record<(typeof doings)[number], boolean>>

const resolveOf = ({ instances: [first] }: Stage) => {
  if (first === undefined) throw new Error('a stage has instances')
  return first.resolve
}

/** A notice about a payment, with the e-mail address that Paystack knows. */
export const notice = (stage: Stage, reference: string, email: string, event = 'charge.success') => {
  const data = { id: 4_099_260_516, reference, status: 'success', customer: { email } }
  const bytes = Buffer.from(JSON.stringify({ event, data }))
  return succeed(
    resolveOf(stage)(receivePaymentEvent.port)({ bytes, signatures: [signatureOf(bytes, stage.secretKey)] }),
  )
}

type Lived = Readonly<{ user: User; references: ReadonlyArray<string> }>

/** Lives one life, in which every personal thing holds `word`. */
export const live = async (stage: Stage, life: Life, word: string): Promise<Lived> => {
  const resolve = resolveOf(stage)
  const run = <I, A>({ port }: Readonly<{ port: symbol }>, input: I): Promise<A> =>
    succeed(resolve<(input: I) => () => Promise<never>>(port)(input) as never)
  const operator = await cast.operatorOf(stage)
  const user = aUser(uuidIds, { name: `Ada ${word}`, email: `${word}@buyers.example` })
  const { id: userId } = user
  const caller = { userId, sessionId: 's', address: `address ${word}`, userAgent: `browser ${word}`, requestId: 'r' }
  await succeed(resolve(Transact)((tx) => resolve(Users).add(tx)(user)))

  if (life['signs in']) {
    const session = {
      ...aSession(uuidIds, { kind: 'user', ownerId: userId }, new Date()),
      ...caller,
      id: uuidIds.next(),
    }
    const { userAgent, address, id, kind, ownerId, createdAt, lastSeenAt, rotatedAt, endedAt } = session
    const kept = { userAgent, address, id, kind, ownerId, createdAt, lastSeenAt, rotatedAt, endedAt }
    await succeed(resolve(Transact)((tx) => resolve(Sessions).open(tx)(kept, sha256Digest.sha256(userId))))
  }
  if (life['forgets the password']) await run(sendPasswordReset, { id: uuidIds.next(), userId })
  if (life['asks for a workflow']) {
    const brief = { title: `For ${word}`, description: `I am ${word}`, integrations: [], budget: null, deadline: null }
    const { id } = await run<unknown, { id: string }>(submitCustomRequest, { userId, brief })
    await run(writeToShop, { userId, id, text: `Call ${word}` })
    await run(writeToBuyer, { id, text: `Dear ${word}`, operator })
    const quoted = { price: cast.price, scope: `As ${word} said`, validUntil: new Date(Date.now() + 86_400_000) }
    await run(quoteRequest, { id, quoted, operator })
  }
  if (life['connects n8n']) await run(connectN8n, { userId })
  if (life['wants no mails']) await run(changeNotifications, { userId, changes: { updates: false } })
  if (life['repeats a request']) {
    const begun = await succeed(resolve(IdempotencyKeys).begin({ owner: `user ${userId}`, key: 'k', requestHash: 'h' }))
    if (begun.state !== 'yours') throw new Error('nobody has used this key')
    await succeed(resolve(IdempotencyKeys).keep(begun.claim, { status: 201, headers: {}, body: `{"name":"${word}"}` }))
  }
  if (!life['buys']) return { user, references: [] }

  const { id: workflowId } = await cast.itemOf(stage)
  const returnUrl = `http://localhost:8000/thanks?who=${word}`
  const { checkout } = await run<unknown, { checkout: { reference: string } }>(startCheckout, {
    userId,
    workflowId,
    returnUrl,
  })
  const { reference } = checkout
  stage.paystack.pay(reference)
  await notice(stage, reference, user.email)
  await run(recordSale, { reference })
  const [sale] = await stage.sql('select id from sales where reference = $1', [reference])
  const saleId = String(sale?.['id'])
  await run(issueReceipt, { saleId })
  if (life['fetches it']) await run(downloadWorkflow, { buyer: caller, workflowId, version: null, fetches: true })
  if (life['disputes']) {
    stage.paystack.openDispute(reference, cast.price.amount / 2)
    await run(readOutgoing, { reference })
    const [dispute] = await stage.sql('select id from disputes where reference = $1', [reference])
    await run(contestDispute, { disputeId: dispute?.['id'], note: `It was ${word}`, operator })
  } else if (life['is refunded']) {
    const amount = { amount: 1_000, currency: 'NGN' }
    await run(requestRefund, { saleId, amount, reason: `${word} asked`, operator })
  } else if (life['gives it away']) {
    const friend = aUser(uuidIds)
    await succeed(resolve(Transact)((tx) => resolve(Users).add(tx)(friend)))
    await run(reassignSale, { saleId, email: friend.email, reason: `${word} gives it away`, operator })
  }
  return { user, references: [reference] }
}
