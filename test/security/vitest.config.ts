import { defineConfig } from 'vitest/config'

/** Told where sqlmap is, if it is. */
const withSqlmap = process.env['VEXA_SQLMAP'] !== undefined

/** What people try who mean harm; run by `npm run test:security`. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'security',
    include: ['test/security/*.security.ts', ...(withSqlmap ? ['test/security/sqlmap/*.security.ts'] : [])],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
