import { Alerts } from '../../../ports/kernel/alerts.ts'
import type { DomainEvent } from '../../../ports/kernel/events.ts'
import { useCase } from '../../kernel/use-case.ts'

const names: Readonly<Record<string, string>> = {
  RefundNeedsAttention: 'refund needs attention',
  RefundFailed: 'refund failed',
  DisputeOpened: 'dispute opened',
}

/** The events that call a person: a bank waits hours, not days, for an answer to a dispute. */
export const alarming: ReadonlyArray<string> = Object.keys(names)

/** Calls a person to money on its way back that does not go as it should. */
export const raiseOutgoingAlert = useCase(
  'RaiseOutgoingAlert',
  { alerts: Alerts },
  [],
  ({ alerts }) =>
    ({ _tag, subject, facts }: DomainEvent) =>
      alerts.raise(names[_tag] ?? _tag, { subject, ...facts }),
)
