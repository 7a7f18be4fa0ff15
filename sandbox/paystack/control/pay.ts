import { cardByName, type TestCard, testCards } from '../cards/test-cards.ts'
import type { Parts } from '../parts.ts'
import type { Charge } from '../payment/outcome.ts'
import { isPaid, pay } from '../payment/pay.ts'
import { isRecord } from '../state/json.ts'
import { integer, issuesOf, matching, oneOf } from './read-input.ts'
import { conflict, missing, ok, type Reply, wrongInput } from './reply.ts'
import { transactionShape } from './shapes.ts'

/** Beside the cards themselves: a good card whose payer types the wrong PIN. */
const WRONG_PIN = 'wrong-pin'

const checks = {
  card: oneOf([...testCards.map(({ name }) => name), WRONG_PIN]),
  amount: integer(1),
  fee: integer(0),
  currency: matching(/^[A-Z]{3}$/, 'a currency code'),
}

/** `POST /sandbox/transactions/:reference/pay`: what a payer does on the page, without a browser. */
export const payTransaction =
  (parts: Parts) =>
  (reference: string, body: unknown): Reply => {
    const transaction = parts.store.transactionByReference(reference)
    if (transaction === undefined) return missing('transaction of this reference')
    const issues = issuesOf(body, checks)
    if (issues.length > 0) return wrongInput(issues)
    if (isPaid(transaction)) return conflict('This transaction is paid already')
    const payment = pay(parts, transaction, formOf(body, parts.clock.now()), chargeOf(body))
    return ok(transactionShape(parts, payment.transaction))
  }

const formOf = (body: unknown, now: number) => {
  const name = isRecord(body) && typeof body.card === 'string' ? body.card : 'success'
  const card = cardByName(name === WRONG_PIN ? 'pin' : name)
  return card === undefined ? {} : { ...filled(card, now), ...(name === WRONG_PIN ? { pin: '9999' } : {}) }
}

const filled = ({ number, cvv, pin, otp }: TestCard, now: number) => ({
  number,
  cvv,
  expiry: `12/${new Date(now).getUTCFullYear() + 2}`,
  pin,
  otp,
  bank: 'approve',
})

const chargeOf = (body: unknown): Charge => {
  const { amount, fee, currency } = isRecord(body) ? body : {}
  return {
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(typeof fee === 'number' ? { fee } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
  }
}
