import type { TE } from '../../domain/kernel/fp.ts'
import type { DisputeOutcome } from '../../domain/sales/outgoing/dispute.ts'
import type { ToldDispute } from '../../domain/sales/outgoing/read-disputes.ts'
import type { ToldRefund } from '../../domain/sales/outgoing/told-refund.ts'
import type { Reference } from '../../domain/sales/reference.ts'
import { port } from '../kernel/port.ts'
import type { ProviderUnavailable } from './payment-gateway.ts'

/** A payment as the provider knows it: its lists are asked by its own id, which is 64 bits wide. */
export type ProviderPayment = Readonly<{ reference: Reference; providerId: string }>

/** `amount` in minor units of the payment's currency, always said; `note` comes back in the provider's list. */
export type RefundOrder = ProviderPayment & Readonly<{ amount: number; currency: string; note: string }>

/** `refused`: the provider understood and will not; `why` is its own text, for an operator. */
export type RefundAnswer =
  | Readonly<{ outcome: 'accepted'; refund: ToldRefund }>
  | Readonly<{ outcome: 'refused'; why: string }>

/** What speaks for a sale: who bought, and what was delivered, in words that the bank reads. */
export type Contest = Readonly<{
  providerId: string
  buyer: Readonly<{ email: string; name: string }>
  details: string
  deliveredAt: Date | null
}>

/** `taken`: the bank decides now. `refused`: the provider still waits for an answer, and takes none from us; `why` as above. */
export type ContestAnswer = Readonly<{ outcome: 'taken' }> | Readonly<{ outcome: 'refused'; why: string }>

/**
 * Money on its way back. Calls are bounded in time and may be lost: an unknown outcome is `ProviderUnavailable`. As the
 * provider has no idempotency key, a refund of unknown outcome is looked up before it is asked for again.
 */
export type RefundGateway = Readonly<{
  refund: (order: RefundOrder) => TE.TaskEither<ProviderUnavailable, RefundAnswer>
  /** All refunds of a payment, those made in the provider's dashboard too. */
  refundsOf: (payment: ProviderPayment) => TE.TaskEither<ProviderUnavailable, ReadonlyArray<ToldRefund>>
  disputesOf: (payment: ProviderPayment) => TE.TaskEither<ProviderUnavailable, ReadonlyArray<ToldDispute>>
  /** Answers a dispute for us: gives the claim in. */
  acceptDispute: (
    dispute: Readonly<{ providerId: string; amount: number; message: string }>,
  ) => TE.TaskEither<ProviderUnavailable, DisputeOutcome>
  /** Answers a dispute for us: contests the claim, with what speaks for the sale. The bank decides later. Twice is as once. */
  contestDispute: (contest: Contest) => TE.TaskEither<ProviderUnavailable, ContestAnswer>
}>
export const RefundGateway = port<RefundGateway>('RefundGateway')
