import type { PgBoss } from 'pg-boss'

/** Jobs that failed ten times wait here for a person. */
export const deadLetters = 'dead-letters'

/** How every job is treated (domain.md 8): ten tries with backoff, a time limit, a heartbeat that a crash ends. */
export const treatment = {
  retryLimit: 9,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  heartbeatSeconds: 10,
  deadLetter: deadLetters,
} as const

/** Makes the queues that are missing; instances that start together may both try. */
export const ensureQueues = async (boss: PgBoss, names: ReadonlyArray<string>): Promise<void> => {
  await boss.createQueue(deadLetters)
  for (const name of names) await boss.createQueue(name, { ...treatment, notify: true })
}
