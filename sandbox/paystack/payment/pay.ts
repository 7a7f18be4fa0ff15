import { readCardForm } from '../cards/card-form.ts'
import { judge, type Verdict } from '../cards/judge.ts'
import type { Parts } from '../parts.ts'
import type { Transaction } from '../state/transaction.ts'
import { chargeSuccess } from '../webhooks/charge-success.ts'
import { approved, type Charge, challenged, refused } from './outcome.ts'

export interface Payment {
  readonly verdict: Verdict
  readonly transaction: Transaction
}

/** Money came, whether or not it went back since. */
export const isPaid = ({ paidAt }: Transaction): boolean => paidAt !== null

/**
 * One try to pay a transaction that is not paid yet: the bank is asked, the outcome remembered, success announced.
 * Synchronous from the look at the transaction to its change, so two tries at once cannot both succeed.
 */
export const pay = (parts: Parts, transaction: Transaction, form: unknown, charge: Charge = {}): Payment => {
  const at = parts.clock.now()
  const verdict = judge(readCardForm(form), at)
  const after = outcomeOf(transaction, verdict, at, charge)
  if (after !== transaction) parts.store.putTransaction(after)
  if (verdict.kind === 'approved') {
    const customer = parts.store.customerById(after.customerId)
    parts.webhooks.announce({ key: after.key, reference: after.reference, ...chargeSuccess(after, customer) })
  }
  return { verdict, transaction: after }
}

const outcomeOf = (before: Transaction, verdict: Verdict, at: number, charge: Charge): Transaction => {
  switch (verdict.kind) {
    case 'mistyped':
      return before
    case 'challenged':
      return challenged(before, verdict.challenge, at)
    case 'refused':
      return refused(before, verdict.card, verdict.refusal, at)
    case 'approved':
      return approved(before, verdict.card, verdict.expiry, at, charge)
  }
}
