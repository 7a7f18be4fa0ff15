import { setTimeout as pause } from 'node:timers/promises'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Announced, Reaction, Schedule } from '../../application/kernel/reaction.ts'
import type { UseCase } from '../../application/kernel/use-case.ts'
import type { Failed } from '../../domain/kernel/failure.ts'
import { E } from '../../domain/kernel/fp.ts'
import type { Log } from '../../ports/kernel/log.ts'
import type { Port } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import { bidFarewell, givenUpJobOf } from './dead-letters.ts'
import { type Carried, type JobWatch, nobodyWatches, type Settled, stateOf } from './job-watch.ts'
import { fateOf } from './outcome.ts'
import { deadLetters, ensureQueues, type Patience, treatmentUnder, usualPatience } from './queues.ts'

type Resolve = <A>(port: Port<A>) => A

/** Runs SQL on a transaction's own connection, so that a job commits or vanishes with what announced it. */
export type SqlIn = (tx: Tx) => (text: string, values: ReadonlyArray<unknown>) => Promise<{ rows: Array<unknown> }>

export type JobParts = Readonly<{
  /** A direct connection: a transaction pooler cannot LISTEN. */
  url: string
  reactions: ReadonlyArray<Reaction>
  schedules: ReadonlyArray<Schedule>
  log: Log
  sqlIn: SqlIn
  watch?: JobWatch
  /** What tests shorten. */
  patience?: Patience
}>

/** What waits to be done, and what is being done. */
export type Backlog = Readonly<{ queue: string; waiting: number; active: number }>

/** The queue: sends reactions with their events, and works them off when it is told to. */
export type Jobs = Readonly<{
  sendReactions: (tx: Tx, events: ReadonlyArray<Announced>) => Promise<void>
  work: (resolve: Resolve) => Promise<void>
  /** Takes no more work; what runs goes on, and events still send their reactions. */
  rest: () => Promise<void>
  /** What waits in each queue, as it was counted within the last ten seconds or so. */
  backlog: () => Promise<ReadonlyArray<Backlog>>
  /** Finishes what runs, at most for `timeoutMs`, and hands the rest back. */
  stop: (timeoutMs: number) => Promise<void>
}>

const pollingSeconds = 0.5
const batchSize = 5
const workersPerQueue = 2

/** An event on its way to who reacts to it, with what it carries of its cause. */
type Sent = Announced & Readonly<{ carried?: Carried }>

const sent = (event: Announced, carried: Carried | null): Sent => (carried === null ? event : { ...event, carried })

type Run = () => Promise<E.Either<Failed, unknown>>

const run =
  (resolve: Resolve, { useCase }: Reaction | Schedule, input: () => unknown): Run =>
  async () =>
    resolve<UseCase<unknown, Failed, unknown>>(useCase.port)(input())()

const overdue: unique symbol = Symbol('overdue')

/** Waits for work, but not for ever: what hangs is left behind. */
const within = async <A>(longestMs: number, work: () => Promise<A>): Promise<A | typeof overdue> => {
  const stop = new AbortController()
  const tooLong = pause<typeof overdue>(longestMs, overdue, { signal: stop.signal, ref: false }).catch(
    (): typeof overdue => overdue,
  )
  try {
    return await Promise.race<A | typeof overdue>([work(), tooLong])
  } finally {
    stop.abort()
  }
}

/** Connects to the queue that lives beside the tables. */
export const startJobs = async ({
  url,
  reactions,
  schedules,
  log,
  sqlIn,
  watch = nobodyWatches,
  patience = usualPatience,
}: JobParts): Promise<Jobs> => {
  const treated = treatmentUnder(patience)
  const boss = new PgBoss({
    connectionString: url,
    max: 6,
    migrate: false,
    useListenNotify: true,
    monitorIntervalSeconds: 10,
    clockMonitorIntervalSeconds: 60,
    application_name: 'vexa jobs',
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue met an error'))
  await boss.start()
  const queues = [...reactions, ...schedules].map(({ queue }) => queue)
  await ensureQueues(boss, queues)

  const settled = async (queue: string, id: string, work: Run): Promise<Settled> => {
    try {
      const result = await within(patience.longestMs, work)
      if (result === overdue) {
        log.error({ queue, job: id }, 'a job did not come to an end')
        return { id, status: 'deadletter', output: { failure: 'overdue' } }
      }
      if (E.isRight(result)) return { id, status: 'completed' }
      const { _tag } = result.left
      log.warn({ queue, job: id, failure: _tag }, 'a job did not succeed')
      return { id, status: fateOf(result.left) === 'park' ? 'deadletter' : 'failed', output: { failure: _tag } }
    } catch (error) {
      log.error({ queue, job: id, err: error }, 'a job failed unexpectedly')
      return { id, status: 'failed', output: { failure: 'unexpected' } }
    }
  }

  /** Runs one job, watched, as a part of what caused it. */
  const watched = (
    queue: string,
    job: JobWithMetadata<unknown>,
    carried: Carried | null,
    work: Run,
  ): Promise<Settled> =>
    watch.around({ queue, dueAt: job.startAfter, carried }, () => settled(queue, job.id, work), stateOf(job))

  const workReaction = (resolve: Resolve, each: Reaction) =>
    boss.work(
      each.queue,
      {
        batchSize,
        burstWhenBatchFull: true,
        perJobResults: true,
        includeMetadata: true,
        localConcurrency: workersPerQueue,
        pollingIntervalSeconds: pollingSeconds,
        notifyPollingIntervalSeconds: pollingSeconds,
      },
      (jobs) =>
        Promise.all(
          jobs.map((job) => {
            const { carried = null, ...event } = job.data as Sent
            return watched(
              each.queue,
              job,
              carried,
              run(resolve, each, () => each.toInput(event)),
            )
          }),
        ),
    )

  const workSchedule = async (resolve: Resolve, each: Schedule) => {
    await boss.schedule(each.queue, each.cron)
    return boss.work(
      each.queue,
      { batchSize: 1, perJobResults: true, includeMetadata: true, pollingIntervalSeconds: 2 },
      (jobs) => Promise.all(jobs.map((job) => watched(each.queue, job, null, run(resolve, each, each.toInput)))),
    )
  }

  /** No letter is put away itself: it is tried until it is done. */
  const workDeadLetters = (resolve: Resolve) =>
    boss.work(
      deadLetters,
      {
        batchSize,
        perJobResults: true,
        includeMetadata: true,
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      },
      (letters) =>
        Promise.all(
          letters.map((letter) => {
            const { carried, ...job } = givenUpJobOf(letter)
            return watched(deadLetters, letter, carried, bidFarewell(resolve, reactions, job))
          }),
        ),
    )

  return {
    sendReactions: async (tx, events) => {
      for (const event of events)
        for (const { queue } of reactions.filter(({ on }) => on.includes(event._tag)))
          await boss.send(queue, sent(event, watch.carried()), {
            ...treated,
            id: event.id,
            db: { executeSql: (text, values = []) => sqlIn(tx)(text, values) },
          })
    },
    work: async (resolve) => {
      for (const each of reactions) await workReaction(resolve, each)
      for (const each of schedules) await workSchedule(resolve, each)
      await workDeadLetters(resolve)
    },
    rest: async () => {
      for (const queue of new Set([...queues, deadLetters])) await boss.offWork(queue, { wait: false })
    },
    backlog: async () =>
      (await boss.getQueues()).map(({ name, readyCount, activeCount }) => ({
        queue: name,
        waiting: readyCount,
        active: activeCount,
      })),
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs, close: true }),
  }
}
