import { defineConfig } from 'vitest/config'

/** What needs a Redis server of this machine; run by `npm run test:redis`. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'redis',
    include: ['test/redis/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
