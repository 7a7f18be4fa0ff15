import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { E } from '../../src/domain/kernel/fp.ts'
import { shared } from './shared.ts'

/** Whether a Docker daemon answers here. */
export const dockerAnswers = (): boolean =>
  spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: 20_000 }).status === 0

const isRoot = (): boolean => process.getuid?.() === 0

const makeWithinMs = 15 * 60_000
const pidFile = '/var/run/docker.pid'

const stopWithinMs = 60_000
const beatMs = 250
const sleeper = new Int32Array(new SharedArrayBuffer(4))

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Ends a daemon that answers nobody any more, and what it left behind: the next one cannot start beside it. */
const endDaemon = (): void => {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  if (isRunning(pid)) process.kill(pid, 'SIGTERM')
  for (let waitedMs = 0; isRunning(pid) && waitedMs < stopWithinMs; waitedMs += beatMs)
    Atomics.wait(sleeper, 0, 0, beatMs)
  rmSync(pidFile, { force: true })
}

/** A Docker daemon to use, and how to leave it as it was found. */
export type Docker = Readonly<{ release: () => void }>

/** A Docker daemon that has the images, made first where it can be; else why there is none. */
export const ensureDocker = (images: ReadonlyArray<string>): E.Either<string, Docker> => {
  if (dockerAnswers()) return E.right({ release: () => undefined })
  const makeImages = shared('docker/make-images')
  if (makeImages === null) return E.left('no Docker daemon answers')
  if (!isRoot()) return E.left('no Docker daemon answers, and only root may start one')
  endDaemon()
  process.stdout.write(
    'no Docker daemon answers; installing one and building the images takes minutes the first time\n',
  )
  const { status } = spawnSync(makeImages, images, { stdio: 'inherit', timeout: makeWithinMs })
  return status === 0 && dockerAnswers()
    ? // As it was found: it was not running. The images stay for the next time.
      E.right({ release: endDaemon })
    : E.left('no Docker daemon could be started')
}
