import type { Reference } from '../reference.ts'

export type RefundStatus = 'requested' | 'pending' | 'processing' | 'needs_attention' | 'processed' | 'failed'

/** `vexa`: an operator or a policy of ours asked for it. `provider`: made in the provider's own dashboard. */
export type RefundOrigin = 'vexa' | 'provider'

/**
 * Money on its way back to who paid. `amount` is in minor units of `currency`, which may be one we do not sell in where
 * the payment never became a sale; `saleId` is null then. `sent` says that the provider was asked at least once.
 */
export type Refund = Readonly<{
  id: string
  reference: Reference
  saleId: string | null
  amount: number
  currency: string
  status: RefundStatus
  origin: RefundOrigin
  providerId: string | null
  sent: boolean
  reason: string
  /** Why it failed, in the provider's words or ours; null while it has not, or nobody says. */
  failure: string | null
  /** The operator who asked; null for a policy or the provider's dashboard. */
  requestedBy: string | null
  createdAt: Date
}>

/** What a refund stays, whatever is said of it later. */
export const isFinal = ({ status }: Pick<Refund, 'status'>): boolean => status === 'processed' || status === 'failed'

/** Holds its amount: it went back, or may yet. Only a failed one gives it free. */
export const holds = ({ status }: Pick<Refund, 'status'>): boolean => status !== 'failed'
