import { areJobsReady, migrateJobs } from '../adapters/jobs/migrate-jobs.ts'
import { pendingMigrations } from '../adapters/persistence/kernel/database-facts.ts'
import { grantToServing } from '../adapters/persistence/kernel/grants.ts'
import { codeOf } from '../adapters/persistence/kernel/lost.ts'
import { migrate } from '../adapters/persistence/kernel/migrate.ts'
import { migratesAs } from '../adapters/persistence/kernel/migration-patience.ts'
import type { Settings } from './configuration/schema.ts'

const directUrlOf = ({ DATABASE_DIRECT_URL, DATABASE_URL }: Settings): string => DATABASE_DIRECT_URL ?? DATABASE_URL

/** The database as the role that owns it. */
export const ownersUrlOf = (settings: Settings): string => settings.DATABASE_MIGRATION_URL ?? directUrlOf(settings)

/** The roles that the shop serves as. */
const servingRoles = (settings: Settings): ReadonlyArray<string> =>
  [settings.DATABASE_URL, directUrlOf(settings)]
    .map((url) => decodeURIComponent(new URL(url).username))
    .filter((role) => role !== '')

type Say = (text: string) => void
const unheard: Say = () => undefined

/**
 * Applies pending migrations with the owner's role, and grants the serving role what it needs; instances that start
 * together wait for one another. `say` hears of locks that have to be waited for.
 */
export const migrateAll = async (settings: Settings, say: Say = unheard): Promise<ReadonlyArray<string>> => {
  const url = ownersUrlOf(settings)
  const { LIMIT_MIGRATION_LOCK_MS: lockMs, LIMIT_MIGRATION_MS: mostMs } = settings
  const more = async () => {
    await migrateJobs(url, { name: migratesAs, lockMs })
    await grantToServing(url, servingRoles(settings))
  }
  return migrate(url, more, { lockMs, mostMs, say })
}

const isDenied = (error: unknown): boolean => codeOf(error) === '42501'

/** A role that may not even look was granted nothing yet: somebody is about to, or has to. */
const isUpToDate = async (url: string): Promise<boolean> => {
  try {
    return (await pendingMigrations(url)).length === 0 && (await areJobsReady(url))
  } catch (error) {
    if (isDenied(error)) return false
    throw error
  }
}

/** The same where something is pending; the serving role can see whether there is. */
export const migrateWhenNeeded = async (settings: Settings, say: Say): Promise<void> => {
  if (await isUpToDate(directUrlOf(settings))) return
  try {
    await migrateAll(settings, say)
  } catch (error) {
    if (!isDenied(error)) throw error
    throw new Error(
      "the schema is not up to date and this role may not change it: run npm run migrate with the owner's role in DATABASE_MIGRATION_URL",
      { cause: error },
    )
  }
}
