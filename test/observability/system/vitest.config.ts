import { defineConfig } from 'vitest/config'

/** The dashboard and the alerts in a real Prometheus; run by `npm run test:observability`. */
export default defineConfig({
  root: new URL('../../../', import.meta.url).pathname,
  test: {
    name: 'observability',
    include: ['test/observability/system/*.system.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    fileParallelism: false,
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
