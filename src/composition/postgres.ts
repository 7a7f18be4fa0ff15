import { startJobs } from '../adapters/jobs/boss.ts'
import type { Patience } from '../adapters/jobs/queues.ts'
import { noTelemetry, type Telemetry } from '../adapters/observability/telemetry.ts'
import { linesIn, toldAfterCommit } from '../adapters/observability/told-after-commit.ts'
import { watchDatabase } from '../adapters/observability/watch/database.ts'
import { countedEvents } from '../adapters/observability/watch/events.ts'
import { watchBacklog } from '../adapters/observability/watch/jobs.ts'
import { watchedTransact } from '../adapters/observability/watch/transactions.ts'
import { postgresPersonalData } from '../adapters/persistence/accounts/personal-data.store.ts'
import { AuditRow, postgresAuditLog } from '../adapters/persistence/kernel/audit-log.store.ts'
import { type DatabaseSettings, openDatabase } from '../adapters/persistence/kernel/database.ts'
import { EventRow, postgresEvents } from '../adapters/persistence/kernel/events.store.ts'
import { postgresIdempotencyKeys } from '../adapters/persistence/kernel/idempotency-keys.store.ts'
import { kernelPrivacy } from '../adapters/persistence/kernel/kernel.privacy.ts'
import { noticesOf } from '../adapters/persistence/kernel/notices.ts'
import { unnamed } from '../adapters/persistence/kernel/pooler.ts'
import { execute } from '../adapters/persistence/kernel/sql.ts'
import { postgresTransact } from '../adapters/persistence/kernel/transact.ts'
import { uuidIds } from '../adapters/security/crypto.random.ts'
import { postgresThrottle } from '../adapters/security/throttle.ts'
import { PersonalData } from '../ports/accounts/personal-data.ts'
import { Throttle } from '../ports/accounts/throttle.ts'
import { AuditLog } from '../ports/kernel/audit-log.ts'
import type { Clock } from '../ports/kernel/clock.ts'
import { Events } from '../ports/kernel/events.ts'
import { IdempotencyKeys } from '../ports/kernel/idempotency-keys.ts'
import type { Log } from '../ports/kernel/log.ts'
import { provide } from '../ports/kernel/port.ts'
import { Transact } from '../ports/kernel/transact.ts'
import { capabilities } from './capabilities.ts'
import type { Settings } from './configuration/schema.ts'
import { jobWatch } from './telemetry.ts'
import { throttleLimits } from './throttle-limits.ts'
import { worldLimits } from './world-limits.ts'

/** What tests shorten, and who looks on. */
type Options = Readonly<{ patience?: Patience | undefined; telemetry?: Telemetry }>

/** How the primary is reached, and like it every other server. */
export const databaseSettings = (settings: Settings): DatabaseSettings => ({
  url: settings.DATABASE_URL,
  poolSize: settings.DATABASE_POOL,
  prepared: settings.DATABASE_PREPARED,
  poolWaitMs: settings.LIMIT_POOL_WAIT_MS,
  statementTimeoutMs: settings.LIMIT_STATEMENT_MS,
  lockTimeoutMs: settings.LIMIT_LOCK_MS,
  idleTransactionMs: settings.LIMIT_IDLE_TRANSACTION_MS,
})

/** Everything that is kept in PostgreSQL: the stores of all capabilities, the events and the queue behind them. */
export const postgres = async (
  settings: Settings,
  clock: Clock,
  log: Log,
  { patience, telemetry = noTelemetry }: Options = {},
) => {
  const db = await openDatabase(
    [EventRow, AuditRow, ...capabilities.flatMap(({ entities }) => entities)],
    databaseSettings(settings),
  )
  watchDatabase(db.pool, { telemetry, log, slowMs: settings.SLOW_STATEMENT_MS })
  const directUrl = settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL
  const jobs = await startJobs({
    url: directUrl,
    reactions: capabilities.flatMap(({ reactions }) => reactions),
    schedules: capabilities.flatMap(({ schedules }) => schedules),
    log,
    watch: jobWatch(telemetry),
    ...(patience === undefined ? {} : { patience }),
    sqlIn: (tx) => async (text, values) => ({ rows: [...(await execute<unknown>(tx, text, values)).rows] }),
  })
  const privacy = [...kernelPrivacy, ...capabilities.flatMap((each) => each.privacy)]
  const tools = { ids: uuidIds, clock, sessionTimes: worldLimits(settings).sessions, privacy }
  watchBacklog(telemetry, jobs.backlog)
  const { transact, events, auditLog } = toldAfterCommit([linesIn(log), countedEvents(telemetry)], {
    transact: watchedTransact(telemetry, postgresTransact(db)),
    events: postgresEvents(uuidIds, jobs.sendReactions),
    auditLog: postgresAuditLog(uuidIds),
  })
  return {
    db,
    jobs,
    notices: noticesOf({ url: directUrl, log }),
    provisions: [
      provide(Transact, transact),
      provide(Events, events),
      provide(AuditLog, auditLog),
      provide(IdempotencyKeys, postgresIdempotencyKeys(db)),
      provide(PersonalData, postgresPersonalData(db, privacy)),
      provide(Throttle, postgresThrottle(db.pooler === null ? db.pool : unnamed(db.pool), throttleLimits(settings))),
      ...capabilities.flatMap(({ stores }) => stores.postgres(db, tools)),
    ],
    isWell: async () => (await db.pool.query({ text: 'select 1' })).rowCount === 1,
  }
}
