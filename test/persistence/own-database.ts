import { Client } from 'pg'
import {
  type AnyEntity,
  type Database,
  openDatabase,
  usualDatabaseSettings,
} from '../../src/adapters/persistence/kernel/database.ts'
import { migrate } from '../../src/adapters/persistence/kernel/migrate.ts'
import { freshDatabase } from '../support/database.ts'

/** A migrated database of a test's own, and a connection that meddles with it. */
export type OwnDatabase = Readonly<{ url: string; client: Client; close: () => Promise<void> }>

export const ownDatabase = async (): Promise<OwnDatabase> => {
  const { url, drop } = await freshDatabase(async (address) => void (await migrate(address)), 'tables')
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    url,
    client,
    close: async () => {
      await client.end()
      await drop()
    },
  }
}

/** The same, with what stores of these rows stand on. */
export type OwnStores = OwnDatabase & Readonly<{ db: Database }>

export const ownStores = async (entities: ReadonlyArray<AnyEntity>): Promise<OwnStores> => {
  const own = await ownDatabase()
  const db = await openDatabase(entities, { ...usualDatabaseSettings, url: own.url })
  return {
    ...own,
    db,
    close: async () => {
      await db.close()
      await own.close()
    },
  }
}
