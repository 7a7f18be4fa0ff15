import type { PgBoss } from 'pg-boss'

/** Where jobs go that failed ten times, or that no try could help. */
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

/** How often a job is tried in all. */
export const tries = treatment.retryLimit + 1

/** How soon a job is tried again, and how long one may take. */
export type Patience = Readonly<{ retryDelay: number; retryBackoff: boolean; longestMs: number }>

/** A job ends before its queue's time is up, which would end those that run beside it as well. */
export const usualPatience: Patience = {
  retryDelay: treatment.retryDelay,
  retryBackoff: treatment.retryBackoff,
  longestMs: (treatment.expireInSeconds - 5) * 1_000,
}

/** The last word about a job is said however long the database is away, and kept for a person to look into. */
const farewells = {
  retryLimit: 1_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  deleteAfterSeconds: 30 * 24 * 60 * 60,
} as const

/** How the jobs of a reaction are treated under this patience: the longest delay is one of growing delays only. */
export const treatmentUnder = ({ retryDelay, retryBackoff }: Patience) => {
  const { retryDelayMax, ...always } = treatment
  return { ...always, retryDelay, retryBackoff, ...(retryBackoff ? { retryDelayMax } : {}) }
}

/** Makes the queues that are missing; instances that start together may both try. */
export const ensureQueues = async (boss: PgBoss, names: ReadonlyArray<string>): Promise<void> => {
  await boss.createQueue(deadLetters)
  await boss.updateQueue(deadLetters, { ...farewells, notify: true })
  for (const name of names) await boss.createQueue(name, { ...treatment, notify: true })
}
