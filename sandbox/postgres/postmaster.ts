import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive.ts'

/** A running server, as its lock file names it: the first line is the process, the fourth the port. */
export type Postmaster = Readonly<{ pid: number; port: number }>

const lockFile = (database: string): string => join(database, 'postmaster.pid')

const readLock = async (database: string): Promise<Postmaster | undefined> => {
  const lines = (await readFile(lockFile(database), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : undefined
}

const commandOf = (pid: number): string => {
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/**
 * The server that runs on this database, if there is one. A lock file left behind by a crash is removed: its process
 * is gone, or its number belongs to another program now, over which PostgreSQL itself would refuse to start.
 */
export const runningOn = async (database: string): Promise<Postmaster | undefined> => {
  const lock = await readLock(database)
  if (lock === undefined) return undefined
  if (isAlive(lock.pid) && commandOf(lock.pid).includes(database)) return lock
  await rm(lockFile(database), { force: true })
  return undefined
}

export const waitForEnd = async (pid: number, patienceMs: number): Promise<boolean> => {
  const end = performance.now() + patienceMs
  while (isAlive(pid)) {
    if (performance.now() > end) return false
    await sleep(20)
  }
  return true
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended in the meantime.
  }
}

/** Fast shutdown: open transactions roll back, everything is written. Where that takes over ten seconds, at once. */
export const stopServer = async (pid: number): Promise<void> => {
  signal(pid, 'SIGINT')
  if (await waitForEnd(pid, 10_000)) return
  signal(pid, 'SIGQUIT')
  if (!(await waitForEnd(pid, 5_000))) throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}
