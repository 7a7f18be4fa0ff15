import { spawnSync } from 'node:child_process'
import { E } from '../src/domain/kernel/fp.ts'
import { graveParts } from './suite/audit-report.ts'
import { notRun } from './suite/not-run.ts'
import { closingLine } from './suite/summary.ts'

const withinMs = 50_000

/** `npm run test:audit`: nothing that the lock file installs has a known advisory that is high or worse. */
const { stdout } = spawnSync('npm', ['audit', '--json', '--audit-level=high'], { encoding: 'utf8', timeout: withinMs })
const found = graveParts(stdout ?? '')
if (E.isLeft(found)) notRun(found.left)
else {
  for (const name of found.right)
    process.stdout.write(`${name} has an advisory that is high or worse; npm audit says which\n`)
  process.stdout.write(`${closingLine({ passed: found.right.length === 0 ? 1 : 0, failed: found.right.length })}\n`)
  process.exitCode = found.right.length === 0 ? 0 : 1
}
