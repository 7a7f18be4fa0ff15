import { chargedShape } from '../api/shapes.ts'
import type { Customer } from '../state/customer.ts'
import type { Transaction } from '../state/transaction.ts'

/** The event for a payment that succeeded; Paystack announces no other outcome. */
export const chargeSuccess = (transaction: Transaction, customer: Customer) => ({
  event: 'charge.success',
  data: chargedShape(transaction, customer),
})
