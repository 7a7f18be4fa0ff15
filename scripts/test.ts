import { cucumber } from './suite/cucumber.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { asOne, type Stage } from './suite/stage.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'
import { withTestServer } from './suite/with-test-server.ts'

const typeCheck: Stage = { name: 'type-check', command: ['tsc', '--noEmit'], count: asOne }
const lint: Stage = { name: 'lint', command: ['biome', 'check', '.'], count: asOne }

/** `npm test`: everything that a change must pass, on one real PostgreSQL. */
const outcomes = await withScratch((scratch) =>
  withTestServer((env) =>
    runLanes([
      [
        typeCheck,
        lint,
        cucumber(scratch, 'memory', 'features in memory'),
        cucumber(scratch, 'http', 'features over HTTP and PostgreSQL', env),
      ],
      [vitest(scratch, { name: 'architecture and tests', env })],
    ]),
  ),
)
conclude(outcomes)
