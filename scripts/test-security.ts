import { parseArgs } from 'node:util'
import { E } from '../src/domain/kernel/fp.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { ensureSqlmap } from './suite/sqlmap.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

const string = { type: 'string' } as const
const { values } = parseArgs({ options: { seed: string, tries: string, 'sqlmap-seconds': string } })
const { seed = String(Math.floor(Math.random() * 1_000_000)), tries = '40', 'sqlmap-seconds': seconds = '150' } = values

const sqlmap = ensureSqlmap()
if (E.isLeft(sqlmap)) process.stdout.write(`sqlmap: not run, because ${sqlmap.left}\n`)

/**
 * `npm run test:security -- --seed 7 --tries 40 --sqlmap-seconds 150`: malformed requests to every route, made from the
 * API document, bytes that are hardly HTTP, and sqlmap, where it can be had.
 */
conclude(
  await withScratch((scratch) =>
    runLanes([
      [
        vitest(scratch, {
          name: `security, seed ${seed}`,
          args: ['--config', 'test/security/vitest.config.ts'],
          env: {
            VEXA_SEED: seed,
            VEXA_SECURITY_TRIES: tries,
            VEXA_SQLMAP_SECONDS: seconds,
            ...(E.isRight(sqlmap) ? { VEXA_SQLMAP: sqlmap.right } : {}),
          },
        }),
      ],
    ]),
  ),
)
