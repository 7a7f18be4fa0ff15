import type { Currency } from '../../../src/domain/kernel/money.ts'

/** How a payer pays on Paystack's page. Amounts in minor units; without them, what was asked. */
export type Payment = Readonly<{
  /** Two of Paystack's cards pay well and refund badly. */
  card?: 'success' | 'declined' | 'insufficient' | 'no-token' | 'refund-fails' | 'refund-needs-attention'
  /** Paid instead of what was asked. */
  amount?: number
  currency?: Currency
  /** Borne by the payer, on top. */
  fee?: number
}>

/** How a notice comes: several times at once, signed by someone else, or changed on its way. */
export type Delivery = Readonly<{ times?: number; forged?: boolean; altered?: boolean }>

/** How a dispute ends: the claim is declined and the money stays, or it goes. */
export type Resolution = 'declined' | 'merchant-accepted' | 'auto-accepted'

export type Refund = Readonly<{ amount: number; status: string }>

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
  /** Someone of the shop gives money back in Paystack's dashboard; without an amount, all of it. */
  refund: (reference: string, amount?: number) => Promise<void>
  /** What went back of a payment, or is on its way, whoever asked for it. */
  refunds: (reference: string) => Promise<ReadonlyArray<Refund>>
  /** The answer to the next refund that is asked for gets lost; the refund is made. */
  loseNextRefundAnswer: () => Promise<void>
  /** A buyer's bank claims a payment back, or a part of it, and says later what becomes of that. */
  dispute: (reference: string, amount?: number) => Promise<void>
  resolveDispute: (reference: string, resolution: Resolution) => Promise<void>
  /** What the shop brought forward against disputes of a payment. */
  evidence: (reference: string) => Promise<ReadonlyArray<string>>
}>
