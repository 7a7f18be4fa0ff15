import type { Account, Booking, Posting } from '../ledger.ts'
import { share } from '../share.ts'
import { type Position, refunded, takenBack, withheld } from './position.ts'

type Outflow = ReadonlyMap<Account, number>

/**
 * What left a sale: the tax on the part of the price that went back is no longer owed, rounded once over refunds and
 * chargebacks. What goes back beyond the price is the fee that the buyer carried, which has no tax.
 */
const ofSale = (position: Position): Outflow => {
  const { total, tax } = position.charge
  const taxIn = (amount: number): number => share(tax, BigInt(Math.min(amount, total)), BigInt(total))
  const [back, taken, kept] = [refunded(position), takenBack(position), withheld(position)]
  const taxBack = taxIn(back)
  const taxTaken = taxIn(back + taken) - taxBack
  return new Map([
    ['refunds', back - taxBack],
    ['chargebacks', taken - taxTaken],
    ['tax_payable', taxBack + taxTaken],
    ['dispute_hold', kept],
    ['paystack_clearing', -(back + taken + kept)],
  ])
}

/** What left money that was never ours: it is held no more. */
const ofHeld = (position: Position): Outflow => {
  const [gone, kept] = [refunded(position) + takenBack(position), withheld(position)]
  return new Map([
    ['held', gone],
    ['dispute_hold', kept],
    ['paystack_clearing', -(gone + kept)],
  ])
}

const outflowOf = (position: Position): Outflow => {
  if (position.charge.total === 0) return new Map()
  return position.charge.standing === 'sold' ? ofSale(position) : ofHeld(position)
}

/**
 * The booking that takes the books from what had left before to what has left now, null when nothing moved. As every
 * change of a refund or dispute is booked so, the books always say what the position says, in whatever order it came.
 */
export const bookOutflow = (before: Position, after: Position): Booking | null => {
  const [then, now] = [outflowOf(before), outflowOf(after)]
  const postings = [...now].map(([account, amount]): Posting => ({ account, delta: amount - (then.get(account) ?? 0) }))
  const moved = postings.filter(({ delta }) => delta !== 0)
  const { reference, currency } = after.charge
  return moved.length === 0 ? null : { reference, currency, postings: moved }
}
