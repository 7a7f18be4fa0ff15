import { type Answer, refusals } from '../api/answer.ts'
import { refundRefusals } from '../api/refunds/refusals.ts'
import { isPaid } from '../payment/pay.ts'
import { isRecord } from '../state/json.ts'
import type { Transaction } from '../state/transaction.ts'
import type { RefundOrder, Refunds } from './refunds.ts'
import { heldBy } from './standing.ts'

/** In the minor unit. Both were seen for GHS alone; the sandbox holds them for every currency. */
const LEAST_AMOUNT = 1_00
const LEAST_LEFT = 50

export type Asked = { readonly order: RefundOrder } | { readonly refusal: Answer }

/** Whether a refund may be, by Paystack's rules: the first thing wrong is the answer. Without `amount` all is asked for. */
export const askRefund = (refunds: Refunds, transaction: Transaction | undefined, body: unknown): Asked => {
  const wish = isRecord(body) ? body : {}
  if (transaction === undefined) return { refusal: refusals.transactionNotFound }
  if (!isPaid(transaction)) return { refusal: refundRefusals.notPaid }
  const amount = amountIn(wish.amount, transaction.amount)
  if (amount === null) return { refusal: refundRefusals.amountInvalid }
  const refusal = currencyRefusal(wish.currency, transaction) ?? boundRefusal(refunds, transaction, amount)
  if (refusal !== null) return { refusal }
  return {
    order: {
      transaction,
      amount,
      ...(isText(wish.customer_note) ? { customerNote: wish.customer_note } : {}),
      ...(isText(wish.merchant_note) ? { merchantNote: wish.merchant_note } : {}),
    },
  }
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === ''
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const amountIn = (sent: unknown, whole: number): number | null => {
  if (isAbsent(sent)) return whole
  const amount = typeof sent === 'number' || (isText(sent) && /^\d+$/.test(sent)) ? Number(sent) : Number.NaN
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null
}

const currencyRefusal = (sent: unknown, { currency }: Transaction): Answer | null =>
  isAbsent(sent) || sent === currency ? null : refundRefusals.currencyMismatch

const boundRefusal = (refunds: Refunds, transaction: Transaction, amount: number): Answer | null => {
  const left = transaction.amount - heldBy(refunds.of(transaction))
  if (left <= 0) {
    return transaction.status === 'reversed'
      ? refundRefusals.fullyReversed
      : refundRefusals.tooLittleLeft(transaction.currency, LEAST_LEFT)
  }
  if (amount > left) return refundRefusals.exceeds
  return amount < LEAST_AMOUNT ? refundRefusals.belowMinimum(transaction.currency, LEAST_AMOUNT) : null
}
