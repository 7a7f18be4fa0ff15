import { parseArgs } from 'node:util'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const { minutes = '3', seed = String(Math.floor(Math.random() * 1_000_000)) } = values

/**
 * `npm run test:torture -- --minutes 3 --seed 7`: four processes of the application, killed at random while people buy,
 * Paystack fails and the database restarts; then everything must be as if nothing had happened.
 */
conclude(
  await withScratch((scratch) =>
    runLanes([
      [
        vitest(scratch, {
          name: `torture, ${minutes} minutes, seed ${seed}`,
          args: ['--config', 'test/torture/vitest.config.ts'],
          env: { VEXA_TORTURE_MINUTES: minutes, VEXA_SEED: seed },
        }),
      ],
    ]),
  ),
)
