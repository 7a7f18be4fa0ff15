import type { Dispute } from '../../../../src/domain/sales/outgoing/dispute.ts'
import type { Charge, Position } from '../../../../src/domain/sales/outgoing/position.ts'
import type { ToldDispute } from '../../../../src/domain/sales/outgoing/read-disputes.ts'
import type { Naming } from '../../../../src/domain/sales/outgoing/read-refunds.ts'
import type { Refund } from '../../../../src/domain/sales/outgoing/refund.ts'
import type { ToldRefund } from '../../../../src/domain/sales/outgoing/told-refund.ts'
import { later, someTime } from '../examples.ts'

/** 5,000 naira that bought something. */
export const aCharge = (facts: Partial<Charge> = {}): Charge => ({
  reference: 'VX-OF-THE-CHECKOUT',
  currency: 'NGN',
  amount: 500_000,
  total: 500_000,
  tax: 0,
  standing: 'sold',
  ...facts,
})

export const aPosition = (facts: Partial<Position> = {}): Position => ({
  charge: aCharge(),
  refunds: [],
  disputes: [],
  ...facts,
})

export const aRefund = (facts: Partial<Refund> = {}): Refund => ({
  id: 'refund',
  reference: 'VX-OF-THE-CHECKOUT',
  saleId: 'sale',
  amount: 500_000,
  currency: 'NGN',
  status: 'requested',
  origin: 'vexa',
  providerId: null,
  sent: false,
  reason: 'Asked for',
  failure: null,
  requestedBy: 'operator',
  createdAt: someTime,
  ...facts,
})

export const aDispute = (facts: Partial<Dispute> = {}): Dispute => ({
  id: 'dispute',
  providerId: '358950',
  reference: 'VX-OF-THE-CHECKOUT',
  saleId: 'sale',
  amount: 500_000,
  currency: 'NGN',
  status: 'awaiting_feedback',
  outcome: null,
  dueAt: later(16 * 3_600_000),
  openedAt: someTime,
  resolvedAt: null,
  ...facts,
})

export const aToldRefund = (facts: Partial<ToldRefund> = {}): ToldRefund => ({
  providerId: '70001',
  amount: 500_000,
  currency: 'NGN',
  status: 'pending',
  word: facts.status ?? 'pending',
  note: null,
  disputeId: null,
  why: null,
  createdAt: later(60_000),
  ...facts,
})

export const aToldDispute = (facts: Partial<ToldDispute> = {}): ToldDispute => ({
  providerId: '358950',
  amount: 500_000,
  currency: 'NGN',
  status: 'awaiting_feedback',
  outcome: null,
  word: facts.status ?? 'awaiting-merchant-feedback',
  dueAt: later(16 * 3_600_000),
  openedAt: someTime,
  resolvedAt: null,
  ...facts,
})

export const someNames: Naming = { ids: ['first', 'second', 'third', 'fourth'], saleId: 'sale', now: later(120_000) }
