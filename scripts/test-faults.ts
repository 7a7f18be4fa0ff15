import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

/** `npm run test:faults`: crashes and breaks, and whatever else takes too long for the plain test command. */
conclude(
  await withScratch((scratch) =>
    runLanes([[vitest(scratch, { name: 'faults', args: ['--config', 'test/faults/heavy/vitest.config.ts'] })]]),
  ),
)
