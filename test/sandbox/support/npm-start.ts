import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive } from '../../../sandbox/postgres/alive.ts'
import { freePort } from '../../../sandbox/postgres/free-port.ts'

export const script = fileURLToPath(new URL('../fixtures/start.ts', import.meta.url))

/** A parent process as `npm start` would run it, in a process group of its own, as in a terminal. */
export type Started = Readonly<{
  process: ChildProcess
  said: () => string
  ended: Promise<number | null>
  /** Sends a signal to the whole group, as a terminal does on Ctrl-C. */
  interrupt: (signal: NodeJS.Signals) => void
}>

/** A data folder and ports of a test's own. */
export type Settlement = Readonly<{ dataDir: string; variables: Readonly<Record<string, string>> }>

const portVariables = ['PORT', 'SANDBOX_PAYSTACK_PORT', 'SANDBOX_MAIL_PORT', 'SANDBOX_SMTP_PORT'] as const

export const settle = async (): Promise<Settlement> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vexa-start-'))
  // PostgreSQL runs as another user where the tests run as root, and must pass through.
  await chmod(dataDir, 0o711)
  const ports = await Promise.all(portVariables.map(async (name) => [name, String(await freePort())] as const))
  return { dataDir, variables: { VEXA_DATA_DIR: dataDir, ...Object.fromEntries(ports) } }
}

export const begin = ({ variables }: Settlement, more: Readonly<Record<string, string>> = {}): Started => {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, ...variables, ...more },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  return {
    process: child,
    said: () => said,
    ended: once(child, 'close').then(() => child.exitCode),
    interrupt: (signal) => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, signal)
    },
  }
}

/** Waits until it says that everything runs; throws what it said when it ends instead. */
export const untilRunning = async ({ said, ended }: Started): Promise<string> => {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!said().includes('Vexa is running')) {
    if (over) throw new Error(said())
    await sleep(20)
  }
  return said()
}

export const databasePid = async (dataDir: string): Promise<number | null> => {
  const lock = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => null)
  return lock === null ? null : Number(lock.split('\n')[0])
}

export const untilGone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await sleep(20)
}

export const clear = async ({ dataDir }: Settlement): Promise<void> => {
  const pid = await databasePid(dataDir)
  if (pid !== null && isAlive(pid)) {
    process.kill(pid, 'SIGQUIT')
    await untilGone(pid)
  }
  await rm(dataDir, { recursive: true, force: true })
}
