import type { Telemetry } from '../adapters/observability/telemetry.ts'
import { watchStatements } from '../adapters/observability/watch/database.ts'
import { countedAnswers, watchReplicas } from '../adapters/observability/watch/replicas.ts'
import { postgresWorkflowReads } from '../adapters/persistence/catalogue/workflows.reads.ts'
import { postgresSaleDirectory } from '../adapters/persistence/insight/sale-directory.reads.ts'
import { exportTurns } from '../adapters/persistence/insight/sale-export.reads.ts'
import { postgresStatistics } from '../adapters/persistence/insight/statistics.reads.ts'
import { connectionsOf, type Database } from '../adapters/persistence/kernel/database.ts'
import { openReplicas } from '../adapters/persistence/kernel/replicas/replicas.ts'
import { type Replicated, replicated, withReplicas } from '../adapters/persistence/kernel/replicas/replicated.ts'
import { WorkflowReads } from '../ports/catalogue/workflow-reads.ts'
import { SaleDirectory } from '../ports/insight/sale-directory.ts'
import { Statistics } from '../ports/insight/statistics.ts'
import type { Log } from '../ports/kernel/log.ts'
import type { Provision } from '../ports/kernel/port.ts'
import type { Settings } from './configuration/schema.ts'
import { databaseSettings } from './postgres.ts'

const always = (): boolean => true

/**
 * All that replicas may answer: the public catalogue and reports. Whatever is not here is asked of the primary: money, who
 * someone is, what they own.
 */
export const replicatedReads = (): ReadonlyArray<Replicated> => {
  const turns = exportTurns()
  return [
    replicated(WorkflowReads, postgresWorkflowReads, 'latest', {
      list: always,
      facets: always,
      // Whoever is signed in is told whether they own it.
      detail: (_, userId) => userId === null,
      report: always,
      versions: always,
      sold: always,
      soldSha256: always,
    }),
    replicated(Statistics, postgresStatistics, 'recent', { of: always }),
    replicated(SaleDirectory, (db) => postgresSaleDirectory(db, turns), 'recent', { every: always }),
  ]
}

type Open = Readonly<{ provisions: ReadonlyArray<Provision>; close: () => Promise<void> }>

const none: Open = { provisions: [], close: async () => undefined }

/** The same ports once more, for an instance that has replicas and serves. */
export const openReplicatedReads = (settings: Settings, db: Database, log: Log, telemetry: Telemetry): Open => {
  const { DATABASE_REPLICA_URLS: urls, REPLICA_MOST_LAG_SECONDS: mostLag, WORKER, SLOW_STATEMENT_MS: slowMs } = settings
  if (urls.length === 0 || WORKER === 'only') return none
  const replicas = openReplicas({
    primary: db,
    urls,
    config: connectionsOf(databaseSettings(settings)),
    mostLagMs: mostLag * 1_000,
    log,
    watch: (pool) => watchStatements(pool, { telemetry, log, slowMs }),
  })
  watchReplicas(telemetry, mostLag * 1_000, replicas.seen)
  const told = countedAnswers(telemetry)
  return {
    provisions: replicatedReads().map((each) => [each.port, withReplicas(each, { replicas, primary: db, told })]),
    close: replicas.close,
  }
}
