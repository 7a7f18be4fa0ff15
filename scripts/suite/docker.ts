import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { E } from '../../src/domain/kernel/fp.ts'
import { shared } from './shared.ts'

/** Whether a Docker daemon answers here. */
export const dockerAnswers = (): boolean =>
  spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: 20_000 }).status === 0

const isRoot = (): boolean => process.getuid?.() === 0

const makeWithinMs = 15 * 60_000
const pidFile = '/var/run/docker.pid'

/** Ends the daemon that was started here, as it was not running before. The images stay for the next time. */
const stopDaemon = (): void => {
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM')
}

/** A Docker daemon to use, and how to leave it as it was found. */
export type Docker = Readonly<{ release: () => void }>

/** A Docker daemon that has the images, made first where it can be; else why there is none. */
export const ensureDocker = (images: ReadonlyArray<string>): E.Either<string, Docker> => {
  if (dockerAnswers()) return E.right({ release: () => undefined })
  const makeImages = shared('docker/make-images')
  if (makeImages === null) return E.left('no Docker daemon answers')
  if (!isRoot()) return E.left('no Docker daemon answers, and only root may start one')
  process.stdout.write(
    'no Docker daemon answers; installing one and building the images takes minutes the first time\n',
  )
  const { status } = spawnSync(makeImages, images, { stdio: 'inherit', timeout: makeWithinMs })
  return status === 0 && dockerAnswers()
    ? E.right({ release: stopDaemon })
    : E.left('no Docker daemon could be started')
}
