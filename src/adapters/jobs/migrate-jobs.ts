import { PgBoss } from 'pg-boss'

const opened = async (url: string, isMigrating: boolean): Promise<void> => {
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    migrate: isMigrating,
    supervise: false,
    schedule: false,
    application_name: 'vexa migrate',
  })
  boss.on('error', () => undefined)
  try {
    await boss.start()
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}

/** Brings pg-boss's own schema up to date, with the owner's role. */
export const migrateJobs = (url: string): Promise<void> => opened(url, true)

/** What pg-boss says of a schema that is not there or is of another version. */
const isOutOfDate = (error: unknown): boolean =>
  error instanceof Error && /not installed|requires migrations/.test(error.message)

/** Whether pg-boss's schema is there as this release needs it. */
export const areJobsReady = async (url: string): Promise<boolean> => {
  try {
    await opened(url, false)
    return true
  } catch (error) {
    if (isOutOfDate(error)) return false
    throw error
  }
}
