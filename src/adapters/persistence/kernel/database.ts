import { type EntitySchema, MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { giveBackLostClients } from './lost-clients.ts'

/** How the database is reached; times in milliseconds. */
export type DatabaseSettings = Readonly<{
  url: string
  poolSize: number
  /** Off behind a transaction pooler that cannot keep named statements. */
  prepared: boolean
  poolWaitMs: number
  statementTimeoutMs: number
  lockTimeoutMs: number
  idleTransactionMs: number
}>

export const usualDatabaseSettings = {
  poolSize: 10,
  prepared: true,
  poolWaitMs: 2_000,
  statementTimeoutMs: 5_000,
  lockTimeoutMs: 2_000,
  idleTransactionMs: 10_000,
} as const

/** The ORM for writes, and its own pool for reads by named statements. */
export type Database = Readonly<{ orm: MikroORM; pool: Pool; prepared: boolean; close: () => Promise<void> }>

// biome-ignore lint/suspicious/noExplicitAny: entities of different rows stand in one list
export type AnyEntity = EntitySchema<any>

/** Connects to PostgreSQL. Nothing is read or changed yet; throws where the database cannot be reached. */
export const openDatabase = async (
  entities: ReadonlyArray<AnyEntity>,
  settings: DatabaseSettings,
): Promise<Database> => {
  const orm = await MikroORM.init({
    clientUrl: settings.url,
    entities: [...entities],
    forceUtcTimezone: true,
    ensureDatabase: false,
    debug: false,
    logger: () => undefined,
    driverOptions: {
      max: settings.poolSize,
      connectionTimeoutMillis: settings.poolWaitMs,
      statement_timeout: settings.statementTimeoutMs,
      lock_timeout: settings.lockTimeoutMs,
      idle_in_transaction_session_timeout: settings.idleTransactionMs,
      keepAlive: true,
      application_name: 'vexa',
    },
  })
  const pool = await orm.em.getConnection().getNativeClient()
  giveBackLostClients(pool)
  return { orm, pool, prepared: settings.prepared, close: () => orm.close(true) }
}
