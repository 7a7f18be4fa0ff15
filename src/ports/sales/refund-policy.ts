import { port } from '../kernel/port.ts'

/** What may be refunded by whom, by configuration. */
export type RefundPolicy = Readonly<{
  /** The most that support refunds at once, in minor units; null: anything. */
  supportLimit: number | null
  /** Whether a payment for what is owned already, or of a buyer who is gone, goes back by itself. */
  refundsDuplicates: boolean
}>
export const RefundPolicy = port<RefundPolicy>('RefundPolicy')
