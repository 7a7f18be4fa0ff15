import { SpanKind } from '@opentelemetry/api'
import type { Telemetry } from '../telemetry.ts'
import { timer } from '../timer.ts'
import { continued, within } from '../trace-context.ts'

/** A job that is about to run: where it waited, since when it might have run, and the trace of what caused it. */
export type DueJob = Readonly<{ queue: string; dueAt: Date; traceparent: string | null }>

/** What waits in a queue, and what is being worked on. */
export type Backlog = Readonly<{ queue: string; waiting: number; active: number }>

/** Jobs wait for moments or, when something is wrong, for minutes. */
const lagBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** Times jobs, and how long each waited. `outcomeOf` says what a job came to: done, tried again, or dead. */
export const watchedJobs = (telemetry: Telemetry) => {
  const time = timer(telemetry, { name: 'vexa_job', description: 'Jobs by queue' })
  const lag = telemetry.meter.createHistogram('vexa_job_lag_seconds', {
    description: 'How long jobs waited after they were due',
    advice: { explicitBucketBoundaries: lagBuckets },
  })
  return <A>({ queue, dueAt, traceparent }: DueJob, run: () => Promise<A>, outcomeOf: (result: A) => string) => {
    lag.record(Math.max(0, Date.now() - dueAt.getTime()) / 1_000, { queue })
    const what = { span: `job ${queue}`, kind: SpanKind.CONSUMER, labels: { queue } }
    return within(continued(traceparent), () => time(what, run, outcomeOf))
  }
}

/** What waits now, asked when somebody looks; where it cannot be told, nothing is said. */
export const watchBacklog = ({ meter }: Telemetry, ask: () => Promise<ReadonlyArray<Backlog>>): void => {
  const jobs = meter.createObservableGauge('vexa_jobs', { description: 'Jobs that wait or are worked on' })
  jobs.addCallback(async (gauge) => {
    for (const { queue, waiting, active } of await ask().catch(() => [])) {
      gauge.observe(waiting, { queue, state: 'waiting' })
      gauge.observe(active, { queue, state: 'active' })
    }
  })
}
