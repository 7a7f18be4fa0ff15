import type { Currency } from '../../../src/domain/kernel/money.ts'

/** How a payer pays on Paystack's page. Amounts in minor units; without them, what was asked. */
export type Payment = Readonly<{
  card?: 'success' | 'declined' | 'insufficient' | 'no-token'
  /** Paid instead of what was asked. */
  amount?: number
  currency?: Currency
  /** Borne by the payer, on top. */
  fee?: number
}>

/** How a notice comes: several times at once, signed by someone else, or changed on its way. */
export type Delivery = Readonly<{ times?: number; forged?: boolean; altered?: boolean }>

export type Transaction = Readonly<{ reference: string; status: string; amount: number; currency: string }>

/** Paystack as a scenario moves it: what payers, networks and impostors do. It is never a port of the shop. */
export type Paystack = Readonly<{
  /** A payer's try. A success sends a notice at once, unless notices are held. */
  pay: (reference: string, payment?: Payment) => Promise<void>
  /** From now on notices of payments stay away, until `deliver` brings them. */
  holdNotices: () => Promise<void>
  /** Brings a notice of success to the shop, whether or not the payment was made; whether the shop took each copy. */
  deliver: (reference: string, delivery?: Delivery) => Promise<ReadonlyArray<'taken' | 'refused'>>
  /** From now on nobody answers there, or everything does again. */
  goSilent: () => Promise<void>
  comeBack: () => Promise<void>
  /** The payments that the shop has asked for since the scenario began, newest first. */
  transactions: () => Promise<ReadonlyArray<Transaction>>
}>
