import { E } from '../src/domain/kernel/fp.ts'
import { notRun } from './suite/not-run.ts'
import { ensureRedis } from './suite/redis.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

/** `npm run test:redis`: throttles on a real Redis that is stopped, paused, emptied, and answers with errors. */
const run = async (): Promise<void> =>
  conclude(
    await withScratch((scratch) =>
      runLanes([[vitest(scratch, { name: 'redis', args: ['--config', 'test/redis/vitest.config.ts'] })]]),
    ),
  )

const redis = ensureRedis()
if (E.isLeft(redis)) notRun(redis.left)
else await run()
