import { defineConfig } from 'vitest/config'

/** The image and what is started of it; run by `npm run test:compose`, which builds it. */
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  test: {
    name: 'compose',
    include: ['test/compose/*.compose.ts'],
    pool: 'forks',
    fileParallelism: false,
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 400_000,
  },
})
