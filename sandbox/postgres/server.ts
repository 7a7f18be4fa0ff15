import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { program } from './binaries.ts'
import { cleanEnvironment } from './environment.ts'
import type { Place } from './place.ts'

const logLimitBytes = 1_000_000

const openLog = (file: string): number => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return openSync(file, size > logLimitBytes ? 'w' : 'a', 0o600)
}

export type Settings = Readonly<Record<string, string>>

export type Launched = Readonly<{ pid: number; hasEnded: () => boolean; said: () => string }>

const options = (port: number, settings: Settings): ReadonlyArray<string> =>
  Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '120',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal does not reach it: who started it stops
 * it, after everything that uses it. It outlives a parent that is killed, and is taken over by the next.
 */
export const launch = (place: Place, port: number, settings: Settings, logFile: string): Launched => {
  const log = openLog(logFile)
  const from = statSync(logFile).size
  const child = spawn(program(place.binaries, 'postgres'), ['-D', place.database, ...options(port, settings)], {
    ...place.account,
    cwd: dirname(place.database),
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  child.unref()
  if (child.pid === undefined) throw new Error(`cannot run ${program(place.binaries, 'postgres')}`)
  return {
    pid: child.pid,
    hasEnded: () => ended,
    said: () => readFileSync(logFile).subarray(from).toString().trim(),
  }
}

/** Waits until `ready`, `ended`, or the time is up; says whether it became ready. */
export const waitUntil = async (
  ready: () => Promise<boolean>,
  ended: () => boolean,
  patienceMs: number,
): Promise<boolean> => {
  const end = performance.now() + patienceMs
  while (!ended() && performance.now() < end) {
    if (await ready()) return true
    await sleep(10)
  }
  return false
}
