import { inject } from 'vitest'
import { createDatabase, type Migrate, type TestDatabase } from './databases.ts'

/** For vitest: a new database on the run's server, see `createDatabase`. */
export const freshDatabase = (migrate: Migrate, schema?: string): Promise<TestDatabase> =>
  createDatabase(inject('testServer'), migrate, schema)
