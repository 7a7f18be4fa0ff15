import { Alerts } from '../../ports/kernel/alerts.ts'
import { useCase } from '../kernel/use-case.ts'

/** Calls a person to a payment that waits for one. */
export const raiseReviewAlert = useCase(
  'RaiseReviewAlert',
  { alerts: Alerts },
  [],
  ({ alerts }) =>
    ({ reference, reason }: Readonly<{ reference: string; reason: string }>) =>
      alerts.raise('payment held for review', { reference, reason }),
)
