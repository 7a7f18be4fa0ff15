import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { E } from '../../src/domain/kernel/fp.ts'
import { installsTheSame } from './lock-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const withinMs = 5 * 60_000

const did = (program: string, args: ReadonlyArray<string>, cwd = root): boolean =>
  spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: withinMs }).status === 0

const isKnown = (commit: string): boolean =>
  spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' }).status === 0

/** A shallow clone lacks it, and may fetch that one commit. */
const isToBeHad = (commit: string): boolean =>
  isKnown(commit) || (did('git', ['fetch', '--quiet', '--depth', '1', 'origin', commit]) && isKnown(commit))

const unpacked = (commit: string, folder: string): boolean => {
  const archive = join(folder, 'previous.tar')
  const parts = ['src', 'package.json', 'package-lock.json']
  return (
    did('git', ['archive', '--format=tar', `--output=${archive}`, commit, ...parts]) &&
    did('tar', ['-xf', archive, '-C', folder])
  )
}

/** What it needs: this project's, where those are the same versions, or its own. */
const equipped = (folder: string): boolean => {
  const lockOf = (of: string) => JSON.parse(readFileSync(join(of, 'package-lock.json'), 'utf8'))
  if (!installsTheSame(lockOf(folder), lockOf(root)))
    return did('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return true
}

/**
 * The release before, whose commit is in deploy/previous-release, put into `folder` so that it can be run from there; or why
 * it cannot be.
 */
export const takePreviousRelease = (folder: string): E.Either<string, string> => {
  const commit = readFileSync(join(root, 'deploy/previous-release'), 'utf8').trim()
  const named = `the release before (${commit.slice(0, 12)})`
  if (!isToBeHad(commit)) return E.left(`${named} is not in this clone, and could not be fetched`)
  mkdirSync(folder, { recursive: true })
  if (!unpacked(commit, folder)) return E.left(`${named} could not be taken out of git`)
  return equipped(folder) ? E.right(folder) : E.left(`what ${named} needs could not be installed`)
}
