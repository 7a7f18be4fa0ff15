import type { TE } from '../../domain/kernel/fp.ts'
import type { Payment } from '../../domain/sales/payment.ts'
import type { Window } from '../../domain/sales/reconciliation.ts'
import { port } from '../kernel/port.ts'
import type { ProviderUnavailable } from './payment-gateway.ts'

/** A page of the provider's list, from the first on. `unreadable` counts what could not be understood. */
export type BooksPage<A> = Readonly<{ items: ReadonlyArray<A>; unreadable: number; isLast: boolean }>

/** A refund as the provider lists it, under its own number of the payment; `isOfDispute`: a lost dispute took it. */
export type ListedRefund = Readonly<{
  providerId: string
  transactionId: string | null
  amount: number
  currency: string
  isOfDispute: boolean
}>

/** What the provider has written down, of all payments of the key and not of those alone that we know. */
export type ProviderBooks = Readonly<{
  payments: (window: Window, page: number) => TE.TaskEither<ProviderUnavailable, BooksPage<Payment>>
  refunds: (window: Window, page: number) => TE.TaskEither<ProviderUnavailable, BooksPage<ListedRefund>>
}>
export const ProviderBooks = port<ProviderBooks>('ProviderBooks')
