import { type Entitlement, statusOf } from '../../delivery/entitlement.ts'
import type { Checkout } from '../checkout.ts'
import type { Receipt } from '../receipts/receipt.ts'
import type { Sale } from '../sale.ts'
import type { Dispute } from './dispute.ts'
import type { Refund } from './refund.ts'

/** What the shop knows of a disputed payment: who bought what, and what was delivered. Null and empty: nothing is known. */
export type Evidence = Readonly<{
  dispute: Dispute
  checkout: Checkout
  sale: Sale | null
  buyer: Readonly<{ id: string; email: string; name: string; status: string; createdAt: Date }> | null
  item: Readonly<{ title: string; version: string | null }> | null
  entitlement: Entitlement | null
  downloads: ReadonlyArray<Readonly<{ at: Date; version: string; addressHash: string | null }>>
  refunds: ReadonlyArray<Refund>
  /** Receipts, then credit notes, each in the order of their numbers. */
  papers: ReadonlyArray<Receipt>
}>

export const receiptsOf = (papers: ReadonlyArray<Receipt>): ReadonlyArray<Receipt> =>
  papers.filter(({ kind }) => kind === 'receipt')

/**
 * Who had a sale before it moved to another account, and until when: a move gives the next owner a receipt of their own.
 * What someone fetched later, by another right, says nothing of this sale.
 */
export const formerOwners = (
  papers: ReadonlyArray<Receipt>,
): ReadonlyArray<Readonly<{ userId: string; until: Date }>> => {
  const receipts = receiptsOf(papers)
  const last = receipts.at(-1)
  const moves = receipts.flatMap(({ userId }, at) => {
    const next = receipts[at + 1]
    return next === undefined || next.userId === userId ? [] : [{ userId, until: next.issuedAt }]
  })
  return moves.filter(
    ({ userId }, at) => userId !== last?.userId && !moves.slice(at + 1).some((later) => later.userId === userId),
  )
}

const day = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`

const bought = ({ item, checkout: { createdAt, reference }, sale }: Evidence): string => {
  const what =
    item === null ? 'A digital product' : `"${item.title}"${item.version === null ? '' : `, version ${item.version}`}`
  const paid = sale === null ? '' : `, paid on ${day(sale.paidAt)}`
  return `${what}: ordered on ${day(createdAt)} under reference ${reference}${paid}.`
}

const delivered = ({ entitlement, downloads }: Evidence): string => {
  const [last] = downloads
  const first = downloads.at(-1)
  if (last === undefined || first === undefined)
    return entitlement === null
      ? 'Nothing was delivered.'
      : `Access was given on ${day(entitlement.grantedAt)} (${statusOf(entitlement)} now). No download is recorded.`
  return `Delivered as a download to the signed-in account: ${downloads.length} times, first on ${day(first.at)}, last on ${day(last.at)}.`
}

/** The longest that a bank is asked to read. */
const longestText = 2_000

/** What speaks for the sale, in a few plain sentences; `note` is an operator's own. */
export const statementOf = (evidence: Evidence, note: string | null): string =>
  [bought(evidence), delivered(evidence), ...(note === null ? [] : [note])].join('\n').slice(0, longestText)

/** When the buyer first had what was bought; null when they never did. */
export const deliveredAt = ({ downloads, entitlement }: Evidence): Date | null =>
  downloads.at(-1)?.at ?? entitlement?.grantedAt ?? null
