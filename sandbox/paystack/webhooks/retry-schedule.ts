const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** When an event that was not acknowledged is tried again: milliseconds after the first try, one entry a retry. */
export type RetrySchedule = readonly number[]

const hourly = (hours: number): RetrySchedule => Array.from({ length: hours }, (_, at) => (at + 1) * HOUR_MS)

/** Paystack's in test mode: every hour for 10 hours. */
export const testSchedule: RetrySchedule = hourly(10)

/** Paystack's in live mode: every 3 minutes for the first 4 tries, then every hour for 72 hours. */
export const liveSchedule: RetrySchedule = [3, 6, 9, 12]
  .map((minutes) => minutes * MINUTE_MS)
  .concat(hourly(72).map((ms) => 12 * MINUTE_MS + ms))

/** When the next try is due, or null when there is none left. */
export const retryAt = (schedule: RetrySchedule, firstAttemptAt: number, retries: number): number | null => {
  const delayMs = schedule[retries]
  return delayMs === undefined ? null : firstAttemptAt + delayMs
}
