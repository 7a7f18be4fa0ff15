import { notRun } from './suite/not-run.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { shared } from './suite/shared.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

/** `npm run test:shared`: the suites over real workflow files and Paystack's own samples, which the repository does not hold. */
if (shared() === null) notRun('../shared is not here')
else
  conclude(
    await withScratch((scratch) =>
      runLanes([[vitest(scratch, { name: 'data of ../shared', args: ['--config', 'test/shared/vitest.config.ts'] })]]),
    ),
  )
