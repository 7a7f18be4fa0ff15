import type { Money } from '../kernel/money.ts'
import type { CustomRequest } from './custom-request.ts'

export type QuoteView = Readonly<{ id: string; price: Money; scope: string; validUntil: Date }>
export type MessageView = Readonly<{ id: string; from: 'buyer' | 'operator'; text: string; at: Date }>
export type DeliveryView = Readonly<{ workflowId: string; version: string }>

/** A request as its buyer sees it. Nobody quotes, writes or delivers yet, so those members are empty. */
export type RequestView = Omit<CustomRequest, 'userId'> &
  Readonly<{ quote: QuoteView | null; messages: ReadonlyArray<MessageView>; delivery: DeliveryView | null }>

/** A request as the operators see it: with who asks. */
export type RequestWithBuyer = RequestView & Readonly<{ user: Readonly<{ id: string; email: string; name: string }> }>

export const viewOf = ({ userId: _, ...shown }: CustomRequest): RequestView => ({
  ...shown,
  quote: null,
  messages: [],
  delivery: null,
})
