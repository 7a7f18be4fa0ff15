import { spawnSync } from 'node:child_process'
import { E } from '../../src/domain/kernel/fp.ts'

const isInstalled = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

const installWithinMs = 120_000

/** Debian's own, where we may install it. */
const install = (): void => {
  if (process.getuid?.() !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = { env, stdio: 'ignore', timeout: installWithinMs } as const
  spawnSync('apt-get', ['update'], quietly)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], quietly)
}

/** Whether there is a Redis server to start here, installed first where it can be; else why not. */
export const ensureRedis = (): E.Either<string, void> => {
  if (!isInstalled()) install()
  return isInstalled() ? E.right(undefined) : E.left('redis-server is not installed')
}
