/** Paystack's word for where a refund stands. */
export type RefundStatus = 'pending' | 'processing' | 'needs-attention' | 'processed' | 'failed'

/**
 * Money on its way back to a payer, or there. `amount` is in the currency's minor unit, times are milliseconds of the
 * sandbox's time. `disputeId` marks what a lost dispute took; `nextStepAt` is null when nothing happens by itself.
 */
export interface Refund {
  readonly id: number
  readonly key: string
  readonly transactionId: number
  readonly disputeId: number | null
  readonly amount: number
  readonly currency: string
  readonly status: RefundStatus
  readonly customerNote: string
  readonly merchantNote: string
  readonly refundedBy: string
  /** Sent once more to an account of the payer's, after it needed attention. */
  readonly retried: boolean
  readonly createdAt: number
  readonly updatedAt: number
  readonly processedAt: number | null
  readonly nextStepAt: number | null
}

/** Whether its amount is gone from the payment, or held to go. */
export const holds = ({ status }: Refund): boolean => status !== 'failed'
