import { moneyText } from '../money/currencies.ts'
import type { Dispute } from '../state/dispute.ts'
import type { Refund } from '../state/refund.ts'
import { type Html, html } from './html.ts'

/** What came after a payment, each the oldest first. */
export interface Aftermath {
  readonly refunds: readonly Refund[]
  readonly disputes: readonly Dispute[]
}

const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

const refundLine = ({ amount, currency, status, disputeId }: Refund): Html =>
  html`<li>${disputeId === null ? 'Refund' : `Taken by dispute ${disputeId}`}: ${moneyText(amount, currency)}, ${status}</li>`

const disputeLine = ({ id, refundAmount, currency, status, resolution, dueAt }: Dispute): Html =>
  html`<li>Dispute ${id}: ${moneyText(refundAmount, currency)}, ${resolution ?? status}${
    status === 'awaiting-merchant-feedback' ? `, to be answered by ${minute(dueAt)}` : null
  }</li>`

/** Refunds and disputes of one payment as a list; null when there are none. */
export const aftermathList = ({ refunds, disputes }: Aftermath): Html | null =>
  refunds.length + disputes.length === 0
    ? null
    : html`<ul class="small">${disputes.map(disputeLine)}${refunds.map(refundLine)}</ul>`
