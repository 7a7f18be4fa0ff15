import { PgBoss } from 'pg-boss'

/** How it migrates: what its connection is called, and for how long it waits for a lock, in milliseconds. */
type Migrating = Readonly<{ name: string; lockMs: number }>

const opened = async (url: string, migrating: Migrating | null): Promise<void> => {
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    migrate: migrating !== null,
    ...(migrating === null ? {} : { options: `-c lock_timeout=${migrating.lockMs}` }),
    supervise: false,
    schedule: false,
    application_name: migrating?.name ?? 'vexa',
  })
  boss.on('error', () => undefined)
  try {
    await boss.start()
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}

/** Brings pg-boss's own schema up to date, with the owner's role. */
export const migrateJobs = (url: string, migrating: Migrating): Promise<void> => opened(url, migrating)

/** What pg-boss says of a schema that is not there or is of another version. */
const isOutOfDate = (error: unknown): boolean =>
  error instanceof Error && /not installed|requires migrations/.test(error.message)

/** Whether pg-boss's schema is there as this release needs it. */
export const areJobsReady = async (url: string): Promise<boolean> => {
  try {
    await opened(url, null)
    return true
  } catch (error) {
    if (isOutOfDate(error)) return false
    throw error
  }
}
