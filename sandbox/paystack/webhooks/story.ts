import type { Attempt, Webhook } from '../state/webhook.ts'
import { type RetrySchedule, retryAt } from './retry-schedule.ts'

/** The webhook after one more round of attempts; what comes next is not planned yet. Only a 200 acknowledges. */
export const attempted = (webhook: Webhook, url: string, attempts: readonly Attempt[]): Webhook => ({
  ...webhook,
  url,
  delivered: webhook.delivered || attempts.some(({ status }) => status === 200),
  attempts: [...webhook.attempts, ...attempts],
})

/** The webhook with its next try on the schedule, which counts from the first try; `now` is the sandbox's time. */
export const planned = (webhook: Webhook, schedule: RetrySchedule, now: number): Webhook => {
  const firstAttemptAt = webhook.firstAttemptAt ?? now
  const retries = webhook.firstAttemptAt === null ? 0 : webhook.retries + 1
  const nextAttemptAt = webhook.delivered ? null : retryAt(schedule, firstAttemptAt, retries)
  return { ...webhook, firstAttemptAt, retries, nextAttemptAt }
}
