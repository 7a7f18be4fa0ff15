import { E } from '../src/domain/kernel/fp.ts'
import { ensurePrograms } from './suite/debian.ts'
import { notRun } from './suite/not-run.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

const args = ['--config', 'test/observability/system/vitest.config.ts']

const ready = ensurePrograms([
  { program: 'prometheus', from: 'prometheus' },
  { program: 'promtool', from: 'prometheus' },
])

/** `npm run test:observability`: each panel of the dashboard and each alert, in a real Prometheus under load. */
if (E.isLeft(ready)) notRun(ready.left)
else conclude(await withScratch((scratch) => runLanes([[vitest(scratch, { name: 'observability', args })]])))
