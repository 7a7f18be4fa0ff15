import { O } from '../../../domain/kernel/fp.ts'
import type { WebhookView } from '../../../domain/sales/webhook-view.ts'
import type { InboxDesk } from '../../../ports/sales/inbox-desk.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { type KeptArrival, webhookEvents } from './inbox.memory.ts'

const toView = ({ id, provider, event, status, outcome, lastError, ...counts }: KeptArrival): WebhookView => ({
  id,
  provider,
  event: event.name,
  reference: event.reference,
  status,
  outcome,
  lastError,
  arrivals: counts.arrivals,
  attempts: counts.attempts,
  receivedAt: counts.receivedAt,
  lastReceivedAt: counts.lastReceivedAt,
})

export const memoryInboxDesk = (memory: Memory): InboxDesk => ({
  list: ({ status }, page) =>
    done(() =>
      newestFirst(
        [...webhookEvents.committed(memory).values()]
          .filter((each) => status === null || each.status === status)
          .map(toView)
          .map((view) => ({ ...view, createdAt: view.receivedAt })),
        page,
      ),
    ),
  again: (tx) => (id) =>
    done(() => {
      const known = webhookEvents.of(tx).get(id)
      if (known === undefined) return O.none
      const { reference } = known.event
      if (reference !== null)
        webhookEvents.of(tx).set(id, { ...known, status: 'received', attempts: known.attempts + 1 })
      return O.some({ reference })
    }),
})
