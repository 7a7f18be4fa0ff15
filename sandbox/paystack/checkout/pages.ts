import type { CardForm } from '../cards/card-form.ts'
import { type Challenge, cardByName } from '../cards/test-cards.ts'
import { moneyText } from '../money/currencies.ts'
import { type Aftermath, aftermathList } from '../pages/aftermath.ts'
import { type Html, html } from '../pages/html.ts'
import { page } from '../pages/layout.ts'
import type { Transaction } from '../state/transaction.ts'
import { cardList } from './card-list.ts'
import { challengeForm, payForm, prefilled } from './pay-form.ts'
import { callbackOf } from './return-address.ts'

export interface Shown extends Aftermath {
  readonly transaction: Transaction
  readonly email: string
  /** The sandbox's time, in milliseconds. */
  readonly now: number
}

const total = ({ requestedAmount, currency }: Transaction) => moneyText(requestedAmount, currency)

const heading = ({ transaction, email }: Shown): Html => html`<h1>${total(transaction)}</h1>
<p class="soft">${email}</p><p class="soft small">Reference ${transaction.reference}</p>`

const pageUrl = ({ accessCode }: Transaction) => `/checkout/${accessCode}`

const cancelForm = (transaction: Transaction): Html =>
  html`<form method="post" action="${pageUrl(transaction)}/cancel"><button class="quiet">Cancel</button></form>`

const checkout = (shown: Shown, form: Html, cards: Html): Html =>
  page(
    `Pay ${total(shown.transaction)}`,
    html`<div class="checkout"><section class="stack"><div>${heading(shown)}</div>${form}${cancelForm(shown.transaction)}</section>
<section>${cards}</section></div>`,
  )

const payUrl = (transaction: Transaction) => `${pageUrl(transaction)}/pay`

/** The hosted page. `typed` is what the payer sent before, `cardName` the test card they clicked. */
export const payPage = (shown: Shown, cardName: string, typed: CardForm | null, trouble: string | null): Html => {
  const card = cardByName(cardName)
  const form = payForm(payUrl(shown.transaction), total(shown.transaction), typed ?? prefilled(card, shown.now))
  const notice = trouble === null ? null : html`<p class="notice bad" role="alert">${trouble}</p>`
  return checkout(shown, html`${notice}${form}`, cardList(pageUrl(shown.transaction), card))
}

export const challengePage = (shown: Shown, challenge: Challenge, form: CardForm): Html =>
  checkout(shown, challengeForm(payUrl(shown.transaction), challenge, form), cardList(pageUrl(shown.transaction)))

const message = (title: string, shown: Shown, text: string, next: string | null): Html =>
  page(
    title,
    html`<section class="stack"><div>${heading(shown)}</div><p class="notice">${text}</p>${aftermathList(shown)}
${next === null ? html`<p class="soft">You may close this page.</p>` : html`<p><a href="${next}">Back to the shop</a></p>`}</section>`,
  )

export const paidPage = (shown: Shown): Html =>
  message('Paid', shown, 'Paid. Thank you.', callbackOf(shown.transaction))

export const alreadyPaidPage = (shown: Shown): Html =>
  message('Paid already', shown, 'This was paid already; nothing was charged again.', callbackOf(shown.transaction))

export const cancelledPage = (shown: Shown): Html =>
  message('Cancelled', shown, 'Cancelled; nothing was charged.', null)

export const unknownPage = (): Html =>
  page('Not found', html`<section><h1>Not found</h1><p class="soft">No payment has this address.</p></section>`)
