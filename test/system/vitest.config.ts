import { defineConfig } from 'vitest/config'

/** The shop as it is deployed; run by `npm run test:system`, a file a stage. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'system',
    include: ['test/system/*.system.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    fileParallelism: false,
    environment: 'node',
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
