import { moneyText } from '../kernel/money-text.ts'
import type { HeldPayment, ReviewReason } from '../sales/checkout.ts'
import { type Message, says } from './message.ts'

type Paid = Pick<HeldPayment, 'amount' | 'currency'>

const why = 'You get this because you paid the shop.'

const waits =
  'A person of the shop looks at it and gets back to you. Nothing is lost: the money buys what it is for, or goes back.'

const because: Readonly<Partial<Record<ReviewReason, string>>> = {
  amount: 'The amount is not the price that was asked for.',
  currency: 'The currency is not the one that was asked for.',
  late: 'It came when it could not be paid for any more.',
}

/** Tells a buyer of a second payment for what they own: once, and what becomes of it. */
const paidTwice = (title: string, paid: Paid, goesBack: boolean): Message => ({
  subject: `You paid twice for ${title}`,
  blocks: [
    says(`We got ${moneyText(paid)} for “${title}”, which is yours already.`),
    says(goesBack ? 'We give this payment back in full; there is nothing that you have to do.' : waits),
  ],
  why,
})

/** Tells a buyer that their payment waits for a person, and why. */
export const paymentHeldMessage = (
  title: string,
  { reason, paid, goesBack }: Readonly<{ reason: ReviewReason; paid: Paid; goesBack: boolean }>,
): Message =>
  reason === 'owned_already'
    ? paidTwice(title, paid, goesBack)
    : {
        subject: `Your payment for ${title} is being looked at`,
        blocks: [
          says(`We got ${moneyText(paid)} for “${title}”. ${because[reason] ?? 'Something about it needs a person.'}`),
          says(waits),
        ],
        why,
      }

/** Tells a buyer that a payment which bought nothing went back. */
export const paymentReturnedMessage = (title: string, paid: Paid): Message => ({
  subject: `Your payment for ${title} went back`,
  blocks: [
    says(`${moneyText(paid)} that came for “${title}” and bought nothing went back to where it came from.`),
    says('How soon it shows there is up to your bank.'),
  ],
  why,
})
