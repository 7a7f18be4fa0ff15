import type { JobWithMetadata } from 'pg-boss'

/** What a job carries of the act that caused it: texts, by their names. */
export type Carried = Readonly<Record<string, string>>

/** How one run of a job ended, as pg-boss is told. */
export type Settled = { id: string; status: 'completed' | 'failed' | 'deadletter'; output?: object }

/** What a run came to: done, tried again later, or put away for a person. */
export type JobState = 'done' | 'again' | 'dead'

/** Who looks on. */
export type JobWatch = Readonly<{
  /** What a job that is sent now carries; null for nothing. */
  carried: () => Carried | null
  around: (
    job: Readonly<{ queue: string; dueAt: Date; carried: Carried | null }>,
    run: () => Promise<Settled>,
    stateOf: (settled: Settled) => JobState,
  ) => Promise<Settled>
}>

export const nobodyWatches: JobWatch = { carried: () => null, around: (_, run) => run() }

/** Whether a run of this job that failed is followed by another. */
export const stateOf =
  ({ retryCount, retryLimit }: JobWithMetadata<unknown>) =>
  ({ status }: Settled): JobState => {
    if (status === 'completed') return 'done'
    return status === 'failed' && retryCount < retryLimit ? 'again' : 'dead'
  }
