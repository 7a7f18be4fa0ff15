import type { Reference } from './reference.ts'

export type Mode = 'live' | 'test'

/**
 * What a provider's word means to us. `waiting` is every word that says nothing is decided yet;
 * `unknown` is a word we have never heard: it changes nothing and alerts.
 */
export type PaymentStatus = 'success' | 'reversed' | 'failed' | 'waiting' | 'unknown'

/** The truth about a payment as the provider tells it. Amounts are minor units of `currency`, which may be one we do not sell in. */
export type Payment = Readonly<{
  reference: Reference
  status: PaymentStatus
  /** The provider's own word, for the log and a person. */
  word: string
  mode: Mode
  currency: string
  /** What was asked for; absent in old answers. */
  requestedAmount: number | null
  /** What the buyer paid, fees that the buyer carries included. */
  amount: number
  fees: number
  providerId: string
  paidAt: Date | null
}>

/** The money came, whether or not it goes back later. */
export const hasArrived = ({ status }: Payment): boolean => status === 'success' || status === 'reversed'
