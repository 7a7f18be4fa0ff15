import { type EntitySchema, MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { BindingDriver } from './binding-driver.ts'
import { giveBackLostClients } from './lost-clients.ts'
import { type Pooler, poolerFor, type SessionLimits } from './pooler.ts'

/** How the database is reached; times in milliseconds. */
export type DatabaseSettings = SessionLimits &
  Readonly<{
    url: string
    poolSize: number
    /** Off behind a transaction pooler, which keeps neither named statements nor what is set for a session. */
    prepared: boolean
    poolWaitMs: number
  }>

export const usualDatabaseSettings = {
  poolSize: 10,
  prepared: true,
  poolWaitMs: 2_000,
  statementTimeoutMs: 5_000,
  lockTimeoutMs: 2_000,
  idleTransactionMs: 10_000,
} as const

/** The ORM for writes, and its own pool for reads by named statements. `pooler` is null on a connection of one's own. */
export type Database = Readonly<{ orm: MikroORM; pool: Pool; pooler: Pooler | null; close: () => Promise<void> }>

/** All that named reads need of a database. */
export type Reading = Readonly<{ pool: Pick<Pool, 'query' | 'connect'>; pooler: Pooler | null }>

// biome-ignore lint/suspicious/noExplicitAny: entities of different rows stand in one list
export type AnyEntity = EntitySchema<any>

const sessionOf = ({ statementTimeoutMs, lockTimeoutMs, idleTransactionMs }: SessionLimits) => ({
  statement_timeout: statementTimeoutMs,
  lock_timeout: lockTimeoutMs,
  idle_in_transaction_session_timeout: idleTransactionMs,
})

/** How every connection of a pool is made, whatever its address. */
export const connectionsOf = (settings: Omit<DatabaseSettings, 'url'>) => ({
  max: settings.poolSize,
  connectionTimeoutMillis: settings.poolWaitMs,
  ...(settings.prepared ? sessionOf(settings) : {}),
  keepAlive: true,
  application_name: 'vexa',
})

/** Connects to PostgreSQL. Nothing is read or changed yet; throws where the database cannot be reached. */
export const openDatabase = async (
  entities: ReadonlyArray<AnyEntity>,
  settings: DatabaseSettings,
): Promise<Database> => {
  const pooler = settings.prepared ? null : poolerFor(settings)
  const orm = await MikroORM.init({
    driver: BindingDriver,
    clientUrl: settings.url,
    entities: [...entities],
    forceUtcTimezone: true,
    ensureDatabase: false,
    debug: false,
    logger: () => undefined,
    driverOptions: {
      // The ORM takes host, port, login and name out of an address, and leaves sslmode and the rest.
      connectionString: settings.url,
      ...connectionsOf(settings),
    },
  })
  const pool = await orm.em.getConnection().getNativeClient()
  giveBackLostClients(pool)
  return { orm, pool, pooler, close: () => orm.close(true) }
}
