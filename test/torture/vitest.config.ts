import { defineConfig } from 'vitest/config'

/** Processes that are killed for minutes; run by `npm run test:torture`. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'torture',
    include: ['test/torture/**/*.torture.ts'],
    pool: 'forks',
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 3_600_000,
  },
})
