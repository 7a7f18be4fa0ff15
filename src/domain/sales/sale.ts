import type { Source } from '../delivery/entitlement.ts'
import type { Money } from '../kernel/money.ts'
import type { Item } from './item.ts'
import type { PriceBreakdown } from './price.ts'
import type { Reference } from './reference.ts'

export type SaleStatus = 'paid' | 'partially_refunded' | 'refunded' | 'disputed' | 'charged_back'

/** What came of a checkout: one for each reference. `price.total` is the price, `charged` what was paid. */
export type Sale = Readonly<{
  id: string
  reference: Reference
  userId: string
  item: Item
  price: PriceBreakdown
  charged: Money
  fees: Money
  status: SaleStatus
  providerId: string | null
  paidAt: Date
}>

/** How the right to what was sold names this sale as where it comes from; what was made to order is owned by its request. */
export const sourceOf = ({ id, item }: Pick<Sale, 'id' | 'item'>): Pick<Source, 'kind' | 'originId'> =>
  item.kind === 'workflow' ? { kind: 'sale', originId: id } : { kind: 'custom_request', originId: item.requestId }
