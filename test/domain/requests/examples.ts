import type { CustomRequest, RequestStatus } from '../../../src/domain/requests/custom-request.ts'
import type { Message } from '../../../src/domain/requests/message.ts'
import type { Quote } from '../../../src/domain/requests/quote.ts'

export const now = new Date('2026-03-02T09:00:00.000Z')
export const later = (ms: number): Date => new Date(now.getTime() + ms)
export const standing: Quote = {
  id: 'quote-1',
  price: { amount: 5_000_000, currency: 'NGN' },
  scope: 'All of it.',
  validUntil: later(1_000),
}
export const delivery = { workflowId: 'workflow-1', versionId: 'version-1', version: '1.0.0', at: now }
export const words: Message = { id: 'message-1', from: 'buyer', text: 'Because.', at: now }

export const unquoted: ReadonlyArray<RequestStatus> = ['submitted', 'declined', 'cancelled']
export const delivered: ReadonlyArray<RequestStatus> = ['delivered', 'revision_requested', 'closed']

/** A request in this state, with what belongs to it. */
export const requestAt = (status: RequestStatus, facts: Partial<CustomRequest> = {}): CustomRequest =>
  ({
    id: 'request-1',
    userId: 'ada',
    title: 'Invoices',
    description: 'Book them.',
    integrations: [],
    budget: null,
    deadline: null,
    status,
    quote: unquoted.includes(status) ? null : standing,
    delivery: delivered.includes(status) ? delivery : null,
    revisionsAsked: 0,
    messageCount: 0,
    createdAt: now,
    updatedAt: now,
    revision: 7,
    ...facts,
  }) as CustomRequest
