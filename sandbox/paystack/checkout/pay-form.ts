import type { CardForm } from '../cards/card-form.ts'
import type { Challenge, TestCard } from '../cards/test-cards.ts'
import { type Html, html } from '../pages/html.ts'
import { grouped } from './card-list.ts'

/** Any month in the future will do; two years ahead of `now` (milliseconds) is one. */
const someExpiry = (now: number): string => `12/${new Date(now).getUTCFullYear() + 2}`

/** What the form shows before anything is typed: nothing, or the card that was clicked. */
export const prefilled = (card: TestCard | undefined, now: number): CardForm => ({
  number: card?.number ?? '',
  cvv: card?.cvv ?? '',
  expiry: card === undefined ? '' : someExpiry(now),
  pin: card?.pin ?? '',
  phone: '',
  otp: card?.otp ?? '',
  bank: '',
})

const field = (name: keyof CardForm, label: string, value: string, hint: string, required = false): Html =>
  html`<label>${label}<input name="${name}" value="${value}" placeholder="${hint}" inputmode="numeric" autocomplete="off"${
    required ? { html: ' required' } : null
  }></label>`

export const payForm = (
  payUrl: string,
  total: string,
  form: CardForm,
): Html => html`<form method="post" action="${payUrl}">
${field('number', 'Card number', grouped(form.number), '0000 0000 0000 0000', true)}
<div class="pair">${field('expiry', 'Expiry', form.expiry, 'MM/YY', true)}${field('cvv', 'CVV', form.cvv, '123', true)}</div>
<div class="pair">${field('pin', 'PIN, if the card has one', form.pin, '')}${field('otp', 'One-time code, if asked', form.otp, '')}</div>
<button>Pay ${total}</button>
</form>`

const questions: Readonly<Record<Exclude<Challenge, 'bank'>, { readonly ask: string; readonly label: string }>> = {
  pin: { ask: 'Your bank asks for the PIN of the card.', label: 'PIN' },
  phone: { ask: 'Your bank asks for the phone number of the account (any will do).', label: 'Phone number' },
  otp: { ask: 'Your bank sent you a one-time code.', label: 'One-time code' },
}

const hidden = (form: CardForm, shown: Challenge): readonly Html[] =>
  Object.entries(form)
    .filter(([name, value]) => value !== '' && name !== shown)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

/** What the bank wants to know next; the rest of the form travels along. */
export const challengeForm = (payUrl: string, challenge: Challenge, form: CardForm): Html => {
  const answer =
    challenge === 'bank'
      ? html`<p class="notice">This is your bank. Do you approve the payment?</p>
<button name="bank" value="approve">Approve</button><button class="quiet" name="bank" value="refuse">Refuse</button>`
      : html`<p class="notice">${questions[challenge].ask}</p>
${field(challenge, questions[challenge].label, '', '', true)}<button>Go on</button>`
  return html`<form method="post" action="${payUrl}">${hidden(form, challenge)}${answer}</form>`
}
