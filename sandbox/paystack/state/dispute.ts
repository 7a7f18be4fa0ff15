/** Paystack's word for where a dispute stands. */
export type DisputeStatus = 'awaiting-merchant-feedback' | 'awaiting-bank-feedback' | 'resolved'

/** `declined`: the claim was, and the money stays. The others: it went back. */
export const resolutions = ['merchant-accepted', 'auto-accepted', 'declined'] as const
export type Resolution = (typeof resolutions)[number]

/** What the merchant says of the sale. */
export interface Evidence {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly phone: string
  readonly serviceDetails: string
  readonly deliveryAddress: string | null
  readonly deliveryDate: string | null
  readonly at: number
}

export interface DisputeMessage {
  readonly id: number
  readonly sender: string
  readonly body: string
  readonly at: number
}

/**
 * A bank's claim on a payment. `refundAmount` is in the currency's minor unit, times are milliseconds of the sandbox's
 * time; `nextStepAt` is when it reminds, or accepts itself, and null when it waits for somebody.
 */
export interface Dispute {
  readonly id: number
  readonly key: string
  readonly transactionId: number
  readonly refundAmount: number
  readonly currency: string
  readonly status: DisputeStatus
  readonly resolution: Resolution | null
  readonly attachment: string | null
  readonly evidence: Evidence | null
  readonly history: readonly { readonly status: string; readonly by: string; readonly at: number }[]
  readonly messages: readonly DisputeMessage[]
  readonly dueAt: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly resolvedAt: number | null
  readonly nextStepAt: number | null
}

export const isOpen = ({ status }: Dispute): boolean => status !== 'resolved'
