import type { Money } from '../kernel/money.ts'
import type { CheckoutStatus } from './checkout.ts'

/**
 * What an operator sees of a payment that waits for one. `checkout` is null where nothing of ours has its reference;
 * `paid` is what came, in minor units of a currency that need not be the shop's.
 */
export type ReviewView = Readonly<{
  id: string
  reference: string
  reason: string
  facts: Readonly<Record<string, unknown>>
  checkout: Readonly<{
    status: CheckoutStatus
    total: Money
    user: Readonly<{ id: string; email: string }>
    workflow: Readonly<{ id: string; title: string }> | null
    request: Readonly<{ id: string; title: string }> | null
  }> | null
  paid: Readonly<{ amount: number; currency: string; at: Date }> | null
  createdAt: Date
  resolvedAt: Date | null
  resolution: string | null
}>
