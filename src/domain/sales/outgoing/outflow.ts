import type { Account, Booking, Posting } from '../ledger.ts'
import { share } from '../share.ts'
import { type Position, refunded, takenBack, withheld } from './position.ts'

type Outflow = ReadonlyMap<Account, number>

/**
 * What left a sale by refunds, and by disputes: the tax on the part of the price that went back is no longer owed, rounded
 * once over refunds and chargebacks. What goes back beyond the price is the fee that the buyer carried, which has no tax.
 */
const ofSale = (position: Position): ReadonlyArray<Outflow> => {
  const { total, tax } = position.charge
  const taxIn = (amount: number): number => share(tax, BigInt(Math.min(amount, total)), BigInt(total))
  const [back, taken, kept] = [refunded(position), takenBack(position), withheld(position)]
  const taxBack = taxIn(back)
  const taxTaken = taxIn(back + taken) - taxBack
  return [
    new Map([
      ['refunds', back - taxBack],
      ['tax_payable', taxBack],
      ['paystack_clearing', -back],
    ]),
    new Map([
      ['chargebacks', taken - taxTaken],
      ['tax_payable', taxTaken],
      ['dispute_hold', kept],
      ['paystack_clearing', -(taken + kept)],
    ]),
  ]
}

/** What left money that was never ours: it is held no more. */
const ofHeld = (position: Position): ReadonlyArray<Outflow> => {
  const [gone, kept] = [refunded(position) + takenBack(position), withheld(position)]
  return [
    new Map([
      ['held', gone],
      ['dispute_hold', kept],
      ['paystack_clearing', -(gone + kept)],
    ]),
  ]
}

const outflowsOf = (position: Position): ReadonlyArray<Outflow> => {
  if (position.charge.total === 0) return []
  return position.charge.standing === 'sold' ? ofSale(position) : ofHeld(position)
}

const nothing: Outflow = new Map()

/**
 * The bookings that take the books from what had left before to what has left now; none when nothing moved. As every
 * change of a refund or dispute is booked so, the books always say what the position says, in whatever order it came.
 * A refund can move what a dispute took, if only by how its tax is rounded: that is a booking of its own, for the tax in
 * a booking is told to be of refunds or of chargebacks by the other account in it.
 */
export const bookOutflow = (before: Position, after: Position): ReadonlyArray<Booking> => {
  const [then, now] = [outflowsOf(before), outflowsOf(after)]
  const { reference, currency } = after.charge
  return now.flatMap((outflow, nth) => {
    const had = then[nth] ?? nothing
    const postings = [...outflow].map(
      ([account, amount]): Posting => ({ account, delta: amount - (had.get(account) ?? 0) }),
    )
    const moved = postings.filter(({ delta }) => delta !== 0)
    return moved.length === 0 ? [] : [{ reference, currency, postings: moved }]
  })
}
