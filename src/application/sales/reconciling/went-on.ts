import type { Place } from '../../../domain/sales/reconciliation.ts'
import type { DomainEvent } from '../../../ports/kernel/events.ts'

/** The event that sets `ContinueReconciliation` to its next piece of work. */
export const reconciliationWentOn = (id: string, { stage, page, after }: Place): DomainEvent => ({
  _tag: stage === 'done' ? 'ReconciliationDone' : 'ReconciliationWentOn',
  subject: id,
  facts: { stage, page, after },
})
