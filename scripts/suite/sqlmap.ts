import { spawnSync } from 'node:child_process'
import { E } from '../../src/domain/kernel/fp.ts'

const installWithinMs = 120_000

const answers = (): boolean => spawnSync('sqlmap', ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

const isRoot = (): boolean => process.getuid?.() === 0

/** The program sqlmap, installed first where that can be done; else why there is none. */
export const ensureSqlmap = (): E.Either<string, string> => {
  if (answers()) return E.right('sqlmap')
  if (!isRoot()) return E.left('sqlmap is not installed, and only root may install it')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'sqlmap']])
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: installWithinMs })
  return answers() ? E.right('sqlmap') : E.left('sqlmap could not be installed')
}
