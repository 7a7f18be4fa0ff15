import { defineConfig } from 'vitest/config'

/** Suites that the plain test command leaves out: they need data, a container daemon, or minutes. */
const apart = [
  'test/shared/**',
  'test/security/**',
  'test/containers/**',
  'test/faults/heavy/**',
  'test/redis/**',
  'test/**/*.slow.test.ts',
]
const pure = ['domain', 'composition', 'workers', 'scanning'].map((folder) => `test/${folder}/**/*.test.ts`)
/** A capability that is plugged in needs a real database. */
const architecture = ['test/architecture/*.test.ts']

/**
 * What every project shares: a real server answers behind most tests, so they get time. Files share what they import,
 * which nothing here keeps state in: the suite takes two thirds of the time it takes apart.
 */
const common = { testTimeout: 40_000, hookTimeout: 40_000, environment: 'node' as const, isolate: false }

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the cores of a small machine: much of the time is waiting for processes to start and end.
    maxWorkers: 3,
    projects: [
      { test: { ...common, name: 'architecture', include: architecture } },
      { test: { ...common, name: 'domain', include: pure } },
      {
        test: {
          ...common,
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: [...architecture, ...pure, ...apart],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
})
