import { INTEGRATION } from '../integration.ts'
import type { Customer } from '../state/customer.ts'
import type { Json } from '../state/json.ts'
import type { Refund } from '../state/refund.ts'
import type { Transaction } from '../state/transaction.ts'

/** The amount is a text in these and a number in the others; so in Paystack's own samples. */
const withAmountAsText = new Set(['pending', 'processing', 'processed'])

/**
 * The event for where a refund stands now. It names the transaction and not the refund: but for the one that needs
 * attention, Paystack sends no number of it, and the bank's reference only once the money went. No note comes along.
 */
export const refundEvent = (
  { id, status, amount, currency }: Refund,
  { reference }: Transaction,
  { email }: Customer,
): { readonly event: string; readonly data: Json } => ({
  event: `refund.${status}`,
  data: {
    status,
    transaction_reference: reference,
    refund_reference: status === 'processed' ? String(REFERENCES_FROM + id) : null,
    amount: withAmountAsText.has(status) ? String(amount) : amount,
    currency,
    processor: 'sandbox',
    customer: { first_name: null, last_name: null, email },
    integration: INTEGRATION,
    domain: 'test',
    ...(status === 'needs-attention' ? { id: String(id) } : {}),
  },
})

const REFERENCES_FROM = 132_000_000_000
