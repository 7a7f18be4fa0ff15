import { moneyText } from '../money/currencies.ts'
import type { Parts } from '../parts.ts'
import type { Transaction } from '../state/transaction.ts'
import { aftermathList } from './aftermath.ts'
import { type Html, html } from './html.ts'
import { page } from './layout.ts'

const SHOWN = 100

const row = ({ refunds, disputes }: Parts, transaction: Transaction): Html => {
  const { reference, accessCode, requestedAmount, currency, status } = transaction
  const after = aftermathList({ refunds: refunds.of(transaction), disputes: disputes.of(transaction) })
  return html`<tr>
<td><a href="/sandbox/transactions/${encodeURIComponent(reference)}">${reference}</a></td>
<td>${moneyText(requestedAmount, currency)}</td><td>${status}${after}</td><td><a href="/checkout/${accessCode}">checkout page</a></td></tr>`
}

const table = (parts: Parts, transactions: readonly Transaction[]): Html =>
  transactions.length === 0
    ? html`<p class="soft">None yet. The first appears when the shop initialises a payment.</p>`
    : html`<table><thead><tr><th>Reference</th><th>Amount</th><th>Status</th><th></th></tr></thead>
<tbody>${transactions.map((each) => row(parts, each))}</tbody></table>`

/** Says what this server is, and leads to what it holds. */
export const homePage = (parts: Parts): Html => {
  const newest = parts.store.transactions().toReversed().slice(0, SHOWN)
  return page(
    'Paystack sandbox',
    html`<div class="stack"><section class="stack"><h1>Paystack sandbox</h1>
<p>A stand-in for Paystack on your own machine. The shop talks to it as it would to Paystack; payments are made with
test cards on its checkout pages, and it tells the shop about them by signed webhooks.</p>
<p><a href="/sandbox/transactions">Transactions as JSON</a> · <a href="/sandbox/webhooks">Webhooks as JSON</a></p></section>
<section><h2>Transactions</h2>${table(parts, newest)}</section></div>`,
  )
}
