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
}>

const moved = (
  before: Book,
  after: Book,
  was: Checkout,
  is: Checkout,
  { now, charges, isOneStep }: Reach,
): string | null => {
  const said = spoken(is)
  if (is.status === 'expired') return was.expiresAt <= now && !isSettled(was) ? null : 'expired before its time'
  if (was.status === 'open' && is.status === 'initialized') return null
  if (is.status === 'superseded') return was.status === 'open' || was.status === 'initialized' ? null : 'put aside late'
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
    if (is.total !== was.total || is.list !== was.list) faults.push(`I7: the price of ${reference} changed`)
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
