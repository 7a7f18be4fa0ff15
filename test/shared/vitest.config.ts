import { defineConfig } from 'vitest/config'

/** The suites over the data of ../shared: whole corpora through a real shop take their time. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'shared',
    include: ['test/shared/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
