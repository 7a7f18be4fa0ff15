import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf } from '../postgres/connect.ts'
import { readRecord } from '../postgres/record.ts'
import { applicationEnvironment } from './environments.ts'
import { firstOwner, paystackKeys } from './keys.ts'
import { type Environment, readSettings } from './settings.ts'

/**
 * The environment of the shop in the data folder, as `npm start` gives it to the application. Where there is none, where
 * a database is named already, and in production, it is the caller's own.
 */
export const developmentEnvironment = async (environment: Environment): Promise<Environment> => {
  if (environment.NODE_ENV === 'production' || environment.DATABASE_URL) return environment
  const settings = readSettings(environment)
  const folder = join(settings.dataDir, 'postgres')
  if (!existsSync(join(folder, 'server.json'))) return environment
  const { port, passwords } = await readRecord(folder)
  if (port === undefined) return environment
  return {
    ...applicationEnvironment(environment, settings, {
      databaseUrl: addressOf({ port, user: 'vexa', password: passwords.vexa, database: 'vexa' }),
      keys: await paystackKeys(settings.dataDir),
      owner: await firstOwner(settings.dataDir, environment),
    }),
    LOG_LEVEL: environment.LOG_LEVEL ?? 'error',
  }
}
