import { type CardForm, type Expiry, isExpired, readExpiry } from './card-form.ts'
import { type Challenge, cardByNumber, type Refusal, type TestCard } from './test-cards.ts'

/** What becomes of one try to pay. `mistyped` did not reach the bank: nothing is remembered of it. */
export type Verdict =
  | { readonly kind: 'mistyped'; readonly message: string }
  | { readonly kind: 'challenged'; readonly card: TestCard; readonly challenge: Challenge }
  | { readonly kind: 'refused'; readonly card: TestCard | null; readonly refusal: Refusal }
  | { readonly kind: 'approved'; readonly card: TestCard; readonly expiry: Expiry }

const mistyped = (message: string): Verdict => ({ kind: 'mistyped', message })

const failed = (gatewayResponse: string): Refusal => ({ status: 'failed', gatewayResponse })

const notATestCard: Refusal = {
  status: 'abandoned',
  gatewayResponse: 'Declined. Please use the test card since you are doing a test transaction',
}

/** Plays the bank: what Paystack's test cards do with this form. `now` is in milliseconds of the sandbox's time. */
export const judge = (form: CardForm, now: number): Verdict => {
  const expiry = readExpiry(form.expiry)
  if (!/^\d{12,19}$/.test(form.number)) return mistyped('The card number should have 12 to 19 digits.')
  if (!/^\d{3,4}$/.test(form.cvv)) return mistyped('The CVV should have 3 or 4 digits.')
  if (expiry === null) return mistyped('The expiry should be a month and a year, like 12/30.')
  if (isExpired(expiry, now)) return mistyped('The expiry has passed; any month in the future will do.')
  const card = cardByNumber(form.number)
  if (card === undefined) return { kind: 'refused', card: null, refusal: notATestCard }
  if (card.cvv !== form.cvv) {
    return { kind: 'refused', card, refusal: { status: 'abandoned', gatewayResponse: 'Declined. Incorrect CVV' } }
  }
  return challengesOf(card, form) ?? { kind: 'approved', card, expiry }
}

const challengesOf = (card: TestCard, form: CardForm): Verdict | null => {
  for (const challenge of card.challenges) {
    const answer = answerTo(challenge, form)
    if (answer === '') return { kind: 'challenged', card, challenge }
    const refusal = refusalOf(challenge, answer, card)
    if (refusal !== null) return { kind: 'refused', card, refusal }
  }
  return card.refusal === undefined ? null : { kind: 'refused', card, refusal: card.refusal }
}

/** The phone is where the code is sent: whoever has the code need not say it. */
const answerTo = (challenge: Challenge, form: CardForm): string =>
  challenge === 'phone' ? form.phone || form.otp : form[challenge]

const refusalOf = (challenge: Challenge, answer: string, card: TestCard): Refusal | null => {
  switch (challenge) {
    case 'pin':
      return answer === card.pin ? null : failed('Incorrect PIN')
    case 'otp':
      return answer === card.otp ? null : failed('Incorrect OTP')
    case 'bank':
      return answer === 'approve' ? null : failed('Declined')
    case 'phone':
      return null
  }
}
