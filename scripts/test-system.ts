import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../sandbox/postgres/free-port.ts'
import { E } from '../src/domain/kernel/fp.ts'
import { programs } from '../test/system/programs.ts'
import { pooledUrl, startPgBouncer } from '../test/system/support/pgbouncer.ts'
import { cucumber } from './suite/cucumber.ts'
import { ensurePrograms } from './suite/debian.ts'
import { notRun } from './suite/not-run.ts'
import { takePreviousRelease } from './suite/previous-release.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import type { Stage } from './suite/stage.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'
import { withTestServer } from './suite/with-test-server.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string' } } })

const folder = 'test/system'
const config = ['--config', `${folder}/vitest.config.ts`]

/** What is sold, paid, given back, owned and fetched: it holds transactions open. */
const throughPooler = ['buying', 'coupons', 'paying-twice', 'refunds']
  .map((name) => `features/sales/${name}.feature`)
  .concat('features/delivery')

/** What needs the release before, which is not everywhere. */
const needsPrevious = 'upgrade.system.ts'

/** One stage for each file of test/system that can be run. */
const stages = (
  scratch: string,
  env: Readonly<Record<string, string>>,
  previous: E.Either<string, string>,
): ReadonlyArray<Stage> =>
  readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.system.ts') && (file !== needsPrevious || E.isRight(previous)))
    .map((file) =>
      vitest(scratch, { name: file.replace('.system.ts', ''), args: [...config, `${folder}/${file}`], env }),
    )

/**
 * `npm run test:system -- --rounds 10`: the shop as it is deployed, with nginx, PgBouncer and real roles, on this machine
 * without Docker. `rounds`: how often four instances start at once on an empty database.
 */
const run = () =>
  withScratch((scratch) =>
    withTestServer(async (env) => {
      const previous = takePreviousRelease(join(scratch, 'previous'))
      if (E.isLeft(previous)) notRun(`${previous.left}: the upgrade from it`)
      const { TEST_DATABASE_URL: server = '' } = env
      const rounds = { VEXA_SYSTEM_ROUNDS: values.rounds ?? '10' }
      const before = E.isRight(previous) ? { VEXA_PREVIOUS: previous.right } : {}
      const port = await freePort()
      const pooler = await startPgBouncer(server, port)
      try {
        const pooled = { ...env, TEST_POOLER_URL: pooledUrl(server, port) }
        return await runLanes([
          [
            ...stages(scratch, { ...env, ...rounds, ...before }, previous),
            cucumber(scratch, 'http', 'features through PgBouncer', pooled, throughPooler),
          ],
        ])
      } finally {
        await pooler.stop()
      }
    }),
  )

const ready = ensurePrograms(programs)
if (E.isLeft(ready)) notRun(ready.left)
else conclude(await run())
