import { PgBoss } from 'pg-boss'
import type { Announced, Reaction, Schedule } from '../../application/kernel/reaction.ts'
import type { UseCase } from '../../application/kernel/use-case.ts'
import type { Failed } from '../../domain/kernel/failure.ts'
import { E } from '../../domain/kernel/fp.ts'
import type { Log } from '../../ports/kernel/log.ts'
import type { Port } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'
import { fateOf } from './outcome.ts'
import { ensureQueues, treatment } from './queues.ts'

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
}>

/** The queue: sends reactions with their events, and works them off when it is told to. */
export type Jobs = Readonly<{
  sendReactions: (tx: Tx, events: ReadonlyArray<Announced>) => Promise<void>
  work: (resolve: Resolve) => Promise<void>
  /** Finishes what runs, at most for `timeoutMs`, and hands the rest back. */
  stop: (timeoutMs: number) => Promise<void>
}>

const pollingSeconds = 0.5
const batchSize = 5
const workersPerQueue = 2

type Outcome = { id: string; status: 'completed' | 'failed' | 'deadletter'; output?: object }

const run = async (resolve: Resolve, work: Reaction | Schedule, input: unknown): Promise<E.Either<Failed, unknown>> =>
  resolve<UseCase<unknown, Failed, unknown>>(work.useCase.port)(input)()

/** Brings pg-boss's own schema up to date, with the owner's role. */
export const migrateJobs = async (url: string): Promise<void> => {
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    supervise: false,
    schedule: false,
    application_name: 'vexa migrate',
  })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false, close: true })
}

/** Connects to the queue that lives beside the tables. */
export const startJobs = async ({ url, reactions, schedules, log, sqlIn }: JobParts): Promise<Jobs> => {
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
  await ensureQueues(
    boss,
    [...reactions, ...schedules].map(({ queue }) => queue),
  )

  const settled = async (resolve: Resolve, work: Reaction | Schedule, id: string, input: unknown): Promise<Outcome> => {
    try {
      const result = await run(resolve, work, input)
      if (E.isRight(result)) return { id, status: 'completed' }
      const { _tag } = result.left
      log.warn({ queue: work.queue, job: id, failure: _tag }, 'a job did not succeed')
      return { id, status: fateOf(result.left) === 'park' ? 'deadletter' : 'failed', output: { failure: _tag } }
    } catch (error) {
      log.error({ queue: work.queue, job: id, err: error }, 'a job failed unexpectedly')
      return { id, status: 'failed', output: { failure: 'unexpected' } }
    }
  }

  const workReaction = (resolve: Resolve, each: Reaction) =>
    boss.work<Announced>(
      each.queue,
      {
        batchSize,
        burstWhenBatchFull: true,
        perJobResults: true,
        localConcurrency: workersPerQueue,
        pollingIntervalSeconds: pollingSeconds,
        notifyPollingIntervalSeconds: pollingSeconds,
      },
      (jobs) => Promise.all(jobs.map(({ id, data }) => settled(resolve, each, id, each.toInput(data)))),
    )

  const workSchedule = async (resolve: Resolve, each: Schedule) => {
    await boss.schedule(each.queue, each.cron)
    return boss.work(each.queue, { batchSize: 1, perJobResults: true, pollingIntervalSeconds: 2 }, (jobs) =>
      Promise.all(jobs.map(({ id }) => settled(resolve, each, id, each.toInput()))),
    )
  }

  return {
    sendReactions: async (tx, events) => {
      for (const event of events)
        for (const { queue } of reactions.filter(({ on }) => on.includes(event._tag)))
          await boss.send(queue, event, {
            ...treatment,
            id: event.id,
            db: { executeSql: (text, values = []) => sqlIn(tx)(text, values) },
          })
    },
    work: async (resolve) => {
      for (const each of reactions) await workReaction(resolve, each)
      for (const each of schedules) await workSchedule(resolve, each)
    },
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs, close: true }),
  }
}
