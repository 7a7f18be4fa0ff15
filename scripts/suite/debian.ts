import { spawnSync } from 'node:child_process'
import { E } from '../../src/domain/kernel/fp.ts'

/** A program, and Debian's package that has it. */
export type Program = Readonly<{ program: string; from: string }>

const isHere = ({ program }: Program): boolean =>
  spawnSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0

const installWithinMs = 5 * 60_000

/** Run level 1 keeps Debian from starting what it installs as a service of the machine. */
const quietly = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }

const apt = (...args: ReadonlyArray<string>): boolean =>
  spawnSync('apt-get', ['-q', '-y', ...args], { stdio: 'ignore', env: quietly, timeout: installWithinMs }).status === 0

/** Sees to it that these programs are there, from Debian's packages where this may install them; else why they are not. */
export const ensurePrograms = (programs: ReadonlyArray<Program>): E.Either<string, void> => {
  const missing = programs.filter((each) => !isHere(each))
  if (missing.length === 0) return E.right(undefined)
  const names = missing.map(({ program }) => program).join(', ')
  if (process.getuid?.() !== 0) return E.left(`${names} is missing here, and only root may install it`)
  if (!isHere({ program: 'apt-get', from: '' })) return E.left(`${names} is missing here, and there is no apt-get`)
  process.stdout.write(`installing ${names}\n`)
  const packages = missing.map(({ from }) => from)
  const isInstalled = apt('update') && apt('install', '--no-install-recommends', ...packages) && missing.every(isHere)
  return isInstalled ? E.right(undefined) : E.left(`${names} could not be installed`)
}
