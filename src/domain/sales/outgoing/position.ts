import type { Reference } from '../reference.ts'
import { type Dispute, isLost, isOpen } from './dispute.ts'
import { holds, type Refund } from './refund.ts'

/** Money that came for a checkout: sold for, or held for a person to look at. Amounts in minor units of `currency`. */
export type Charge = Readonly<{
  reference: Reference
  currency: string
  /** What was paid. */
  amount: number
  /** The price of what was sold, and the tax in it; of money that is held, what was paid, and none. */
  total: number
  tax: number
  standing: 'sold' | 'held'
}>

/** Money that came, with all that went back of it or may. */
export type Position = Readonly<{
  charge: Charge
  refunds: ReadonlyArray<Refund>
  disputes: ReadonlyArray<Dispute>
}>

const sum = (amounts: ReadonlyArray<{ amount: number }>): number =>
  amounts.reduce((total, { amount }) => total + amount, 0)

/** What refunds hold, done or under way. */
export const refunding = ({ refunds }: Pick<Position, 'refunds'>): number => sum(refunds.filter(holds))

/** What refunds have given back for good. */
export const refunded = ({ refunds }: Position): number => sum(refunds.filter(({ status }) => status === 'processed'))

/** What lost disputes took: at most what refunds left. */
export const takenBack = (position: Position): number =>
  Math.min(sum(position.disputes.filter(isLost)), position.charge.amount - refunding(position))

/** What open disputes keep from us until they are resolved: at most what refunds and lost disputes left. */
export const withheld = (position: Position): number =>
  Math.min(sum(position.disputes.filter(isOpen)), position.charge.amount - refunding(position) - takenBack(position))

export const isDisputed = ({ disputes }: Pick<Position, 'disputes'>): boolean => disputes.some(isOpen)

export const isChargedBack = ({ disputes }: Position): boolean => disputes.some(isLost)

/** What may still be refunded: nothing once a dispute is lost (http-api, "Sale"). */
export const refundable = (position: Position): number =>
  isChargedBack(position) ? 0 : position.charge.amount - refunding(position) - withheld(position)
