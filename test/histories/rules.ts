import type { Charge } from '../support/pretend-paystack.ts'
import type { Book } from './book.ts'
import { outflow, owns } from './faults.ts'

type Checkout = Book['checkouts'][number]

const graceMs = 24 * 3_600_000
const settled = new Set(['paid', 'review', 'refunded', 'dismissed'])
export const isSettled = ({ status }: Pick<Checkout, 'status'>): boolean => settled.has(status)

/** What must become of a checkout once the provider is asked about it; null: nothing. */
export const verdict = (book: Book, checkout: Checkout, charge: Charge | undefined): string | null => {
  const { status, total, userId, workflowId, expiresAt } = checkout
  if (isSettled(checkout) || total === 0 || charge === undefined || charge.word === 'abandoned') return null
  if (charge.word === 'failed') return status === 'open' || status === 'initialized' ? 'failed' : null
  if (charge.currency !== 'NGN') return 'review currency'
  if (charge.requested !== total || charge.amount < total) return 'review amount'
  if (owns(book, userId, workflowId)) return 'review owned_already'
  if ((charge.paidAt?.getTime() ?? 0) > expiresAt + graceMs) return 'review late'
  return 'paid'
}

const spoken = ({ status, reason }: Checkout): string => (status === 'review' ? `review ${reason}` : status)

/** What a step may have to do with: which payments were asked about, and which had to be settled by it. */
export type Reach = Readonly<{
  now: number
  charges: ReadonlyMap<string, Charge>
  /** Asked about by someone who was answered. */
  mustSettle: ReadonlyArray<string>
  /** Between these two books lies one step alone, so that what was before decides what is after. */
  isOneStep: boolean
  /** What a person said of a payment in review, whether or not they were answered; null: nobody did. */
  said: Readonly<{ reference: string; to: string }> | null
}>

const moved = (
  before: Book,
  after: Book,
  was: Checkout,
  is: Checkout,
  { now, charges, isOneStep, said: decided }: Reach,
): string | null => {
  const said = spoken(is)
  if (is.status === 'expired') return was.expiresAt <= now && !isSettled(was) ? null : 'expired before its time'
  if (was.status === 'open' && is.status === 'initialized') return null
  if (is.status === 'superseded') return was.status === 'open' || was.status === 'initialized' ? null : 'put aside late'
  if (was.status === 'review' && decided?.reference === is.reference && decided.to === is.status) return null
  if (is.status === 'refunded') {
    const { back, taken } = outflow(after, is.reference, is.heldAmount ?? 0)
    return back + taken >= (is.heldAmount ?? 0) ? null : 'refunded with money left'
  }
  if (!isOneStep && !isSettled(was)) return null
  const must = verdict(before, was, charges.get(was.reference))
  if (said === 'review owned_already' && must === 'paid')
    return owns(after, is.userId, is.workflowId) ? null : 'not owned'
  return must === said ? null : `should be ${must}`
}

/** What the comparison with the provider's lists never finds where every word of theirs was understood. */
const neverFound = new Set(['listed_and_unknown', 'unmatched', 'different', 'not_at_provider', 'refund_not_understood'])
const final = new Set(['processed', 'failed'])
const neverBack: Readonly<Record<string, ReadonlyArray<string>>> = {
  refunded: ['refunded'],
  charged_back: ['charged_back', 'refunded'],
}

/** What no step may do to what was there before: forget it, change its price, or take it back. */
export const wronged = (before: Book, after: Book, reach: Reach): ReadonlyArray<string> => {
  const faults: Array<string> = []
  for (const was of before.checkouts) {
    const { reference } = was
    const is = after.checkouts.find((each) => each.reference === reference)
    if (is === undefined) {
      faults.push(`checkout ${reference} is gone`)
      continue
    }
    const frozen = ({ list, discount, tax, total, taxIncluded, couponId }: Checkout): string =>
      [list, discount, tax, total, taxIncluded, couponId].join()
    if (frozen(is) !== frozen(was)) faults.push(`I7: the price of ${reference} changed`)
    const fault = spoken(was) === spoken(is) ? null : moved(before, after, was, is, reach)
    if (fault !== null) faults.push(`${reference} went from ${spoken(was)} to ${spoken(is)}: ${fault}`)
    const must = reach.mustSettle.includes(reference) ? verdict(before, was, reach.charges.get(reference)) : null
    if (must !== null && spoken(is) !== must) faults.push(`${reference} is ${spoken(is)} and had to be ${must}`)
  }
  for (const was of before.sales) {
    const is = after.sales.find(({ id }) => id === was.id)
    if (is === undefined) faults.push(`sale ${was.reference} is gone`)
    else if (!(neverBack[was.status] ?? [is.status]).includes(is.status))
      faults.push(`I12: sale ${was.reference} went from ${was.status} to ${is.status}`)
  }
  for (const was of before.refunds) {
    const is = after.refunds.find(({ id }) => id === was.id)
    if (is === undefined || is.amount !== was.amount) faults.push(`refund ${was.id} is gone or another`)
    else if (final.has(was.status) && is.status !== was.status)
      faults.push(`refund ${was.id} went from ${was.status} to ${is.status}`)
  }
  const papers = new Set(after.papers.map((each) => JSON.stringify(each)))
  for (const paper of before.papers)
    if (!papers.has(JSON.stringify(paper))) faults.push(`I10: a paper was changed: ${JSON.stringify(paper)}`)
  for (const { reference, reason } of after.reviewItems)
    if (neverFound.has(reason)) faults.push(`${reference} came to review as ${reason}: our books are not Paystack’s`)
  const entries = new Set(after.ledger.map((each) => JSON.stringify(each)))
  for (const entry of before.ledger)
    if (!entries.has(JSON.stringify(entry))) faults.push(`the ledger lost ${JSON.stringify(entry)}`)
  return faults
}

/** What the provider must never see: two refunds for one of ours. */
export const askedTwice = (charges: ReadonlyMap<string, Charge>): ReadonlyArray<string> =>
  [...charges.values()].flatMap(({ reference, refunds }) => {
    const notes = refunds.flatMap(({ note }) => (note === null ? [] : [note]))
    return new Set(notes).size === notes.length ? [] : [`R8: a refund of ${reference} was asked for twice`]
  })

/** Whether a person's word about a payment that waits must be heard: what they may do with it as it is. */
export const mayResolve = (book: Book, reference: string, action: 'accept' | 'refund' | 'dismiss'): boolean => {
  const checkout = book.checkouts.find((each) => each.reference === reference)
  const item = book.reviewItems.find((each) => each.reference === reference)
  if (checkout === undefined || item === undefined) return false
  const { status, heldAmount, heldCurrency, total, userId, workflowId } = checkout
  if (status !== 'review') return item.isOpen && action === 'dismiss'
  const { holding, withheld, isLost, isOpen } = outflow(book, reference, heldAmount ?? 0)
  if (isOpen) return false
  if (action === 'refund') return !isLost && (heldAmount ?? 0) - holding - withheld > 0
  if (holding > 0) return false
  return (
    action === 'dismiss' || (heldCurrency === 'NGN' && (heldAmount ?? 0) >= total && !owns(book, userId, workflowId))
  )
}

/** How the moving of a sale to another account must end. */
export const reassignVerdict = (book: Book, saleId: string, to: string): string => {
  const sale = book.sales.find(({ id }) => id === saleId)
  if (sale === undefined) return 'SaleNotFound'
  if (sale.userId === to) return 'moved'
  if (sale.status === 'disputed') return 'DisputeOpen'
  if (sale.status !== 'paid' && sale.status !== 'partially_refunded') return 'NotReassignable'
  return owns(book, to, sale.workflowId) ? 'AlreadyOwned' : 'moved'
}

/** How a wish for a refund must end; `amount` null: all that is left. */
export const refundVerdict = (book: Book, saleId: string, amount: number | null): 'requested' | string => {
  const sale = book.sales.find(({ id }) => id === saleId)
  if (sale === undefined) return 'SaleNotFound'
  const { holding, withheld, isLost, isOpen } = outflow(book, sale.reference, sale.charged)
  if (isOpen) return 'DisputeOpen'
  const left = isLost ? 0 : sale.charged - holding - withheld
  const wanted = amount ?? left
  return wanted > 0 && wanted <= left ? 'requested' : 'ExceedsRemaining'
}

/** In the end everything that came is sold or in review, and everything that went back is known: what is not. */
export const unfinished = (book: Book, charges: ReadonlyMap<string, Charge>): ReadonlyArray<string> =>
  [...charges.values()].flatMap((charge) => {
    const checkout = book.checkouts.find(({ reference }) => reference === charge.reference)
    if (checkout === undefined) return [`the provider knows ${charge.reference}, the shop does not`]
    if (charge.word !== 'success') return isSettled(checkout) ? [`${charge.reference} is settled and was not paid`] : []
    if (!isSettled(checkout)) return [`I2: ${charge.reference} was paid and is ${checkout.status}`]
    const unknown = charge.refunds.filter(
      ({ providerId, status }) =>
        !book.refunds.some((each) => each.providerId === providerId && each.status === status),
    )
    const unheard = charge.disputes.filter(
      ({ providerId, status }) =>
        !book.disputes.some((each) => each.providerId === providerId && each.status === status),
    )
    return [
      ...unknown.map(({ providerId, status }) => `${providerId} of ${charge.reference} is ${status}, unknown here`),
      ...unheard.map(({ providerId, status }) => `${providerId} of ${charge.reference} is ${status}, unknown here`),
    ]
  })
