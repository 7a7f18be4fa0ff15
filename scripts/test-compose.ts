import { execFileSync } from 'node:child_process'
import { E } from '../src/domain/kernel/fp.ts'
import { buildImage } from './suite/build-image.ts'
import { ensureDocker } from './suite/docker.ts'
import { notRun } from './suite/not-run.ts'
import { runLanes } from './suite/run-lanes.ts'
import { withScratch } from './suite/scratch.ts'
import { conclude } from './suite/summary.ts'
import { vitest } from './suite/vitest.ts'

/** The base images that deploy/ builds on, and starts. */
const images = ['postgres', 'node', 'nginx', 'redis', 'pgbouncer']

const answers = (...command: readonly [string, ...ReadonlyArray<string>]): boolean => {
  try {
    execFileSync(command[0], command.slice(1), { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Compose as a plugin of Docker, or as the program that it was before. */
const compose = (): string | null =>
  answers('docker', 'compose', 'version')
    ? 'docker compose'
    : answers('docker-compose', 'version')
      ? 'docker-compose'
      : null

/** `npm run test:compose`: the image of deploy/Dockerfile is built and looked into, and deploy/compose is started, for real. */
const run = async (command: string): Promise<void> => {
  buildImage('vexa', '.', 'deploy/Dockerfile')
  buildImage('vexa-prometheus', 'deploy/compose', 'deploy/compose/prometheus.Dockerfile')
  const args = ['--config', 'test/compose/vitest.config.ts']
  const env = { VEXA_COMPOSE: command }
  conclude(await withScratch((scratch) => runLanes([[vitest(scratch, { name: 'image and compose', args, env })]])))
}

const docker = ensureDocker(images)
if (E.isLeft(docker)) notRun(docker.left)
else
  try {
    const command = compose()
    if (command === null) notRun('neither docker compose nor docker-compose is here')
    else await run(command)
  } finally {
    docker.right.release()
  }
