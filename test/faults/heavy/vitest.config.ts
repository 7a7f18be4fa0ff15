import { defineConfig } from 'vitest/config'

/** What takes too long for the plain test command: leases that must run out, jobs that must be taken over, a second type check. */
export default defineConfig({
  root: new URL('../../../', import.meta.url).pathname,
  test: {
    name: 'faults',
    include: ['test/faults/heavy/**/*.test.ts', 'test/**/*.slow.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
})
