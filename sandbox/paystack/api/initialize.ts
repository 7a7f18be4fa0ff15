import type { Parts } from '../parts.ts'
import { randomText } from '../random-text.ts'
import type { Transaction } from '../state/transaction.ts'
import { type Answer, done, refusals } from './answer.ts'
import type { ApiCall } from './api-call.ts'
import { type InitializeRequest, readInitializeRequest } from './initialize-request.ts'

/** `POST /transaction/initialize`: a payment begins; nobody has paid. */
export const initialize =
  (parts: Parts) =>
  (call: ApiCall): Answer => {
    const request = readInitializeRequest(call.body)
    if ('refusal' in request) return request.refusal
    const reference = request.value.reference ?? randomText(10)
    if (parts.store.transactionByReference(reference, call.key) !== undefined) return refusals.duplicateReference
    const transaction = begun(parts, call, request.value, reference)
    parts.store.putTransaction(transaction)
    return done('Authorization URL created', {
      authorization_url: `${parts.publicUrl()}/checkout/${transaction.accessCode}`,
      access_code: transaction.accessCode,
      reference,
    })
  }

const begun = (
  { clock, store }: Parts,
  { key, ipAddress }: ApiCall,
  { email, amount, currency, callbackUrl, metadata }: InitializeRequest,
  reference: string,
): Transaction => ({
  id: store.nextTransactionId(),
  key,
  reference,
  accessCode: randomText(15),
  customerId: store.customerByEmail(key, email).id,
  requestedAmount: amount,
  amount,
  currency,
  callbackUrl,
  metadata,
  status: 'abandoned',
  gatewayResponse: 'The transaction was not completed',
  fees: null,
  ipAddress,
  card: null,
  authorization: null,
  log: null,
  createdAt: clock.now(),
  paidAt: null,
})
