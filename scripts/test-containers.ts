import { PostgreSqlContainer } from '@testcontainers/postgresql'
import { E } from '../src/domain/kernel/fp.ts'
import { ensureDocker } from './suite/docker.ts'
import { notRun } from './suite/not-run.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

/** The oldest PostgreSQL that the schema has to run on. */
const image = 'postgres:15-bookworm'

/** What a letter is, and which is its capital, is asked of the locale; without one only ASCII has any. */
const locale = 'C.UTF-8'

/** The reaper of testcontainers is one more image, which not every machine can get; what is started here is stopped here. */
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true'

/** `npm run test:containers`: what is kept in PostgreSQL once more, on PostgreSQL 15 in a container. */
const run = async (): Promise<void> => {
  const container = await new PostgreSqlContainer(image)
    .withEnvironment({ LANG: locale })
    .withCommand(['postgres', '-c', 'max_connections=200'])
    .start()
  try {
    const env = { TEST_DATABASE_URL: container.getConnectionUri() }
    const folders = ['test/contract', 'test/persistence']
    conclude(
      await withScratch((scratch) => runLanes([[vitest(scratch, { name: `stores on ${image}`, args: folders, env })]])),
    )
  } finally {
    await container.stop()
  }
}

const docker = ensureDocker(['postgres'])
if (E.isLeft(docker)) notRun(docker.left)
else await run().finally(docker.right.release)
