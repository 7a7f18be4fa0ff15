import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Times in milliseconds, memory as the system counts it (RSS) in MB. */
export type Ran = Readonly<{
  readyMs: number
  startCpuMs: number
  firstMb: number
  loadedMb: number
  cpuMsOfList: number
}>

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const msOfTick = 10

/** An instance without a worker, on Linux, and what the system says it has taken. */
export const started = async (flags: ReadonlyArray<string>, environment: Readonly<Record<string, string>>) => {
  const from = performance.now()
  const child = spawn(process.execPath, [...flags, main], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', PORT: '0', WORKER: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /"port":(\d+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    readyMs: performance.now() - from,
    /** Fields 14 and 15 of proc_pid_stat(5). */
    cpuMs: async () => {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8')
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
      return (Number(user) + Number(system)) * msOfTick
    },
    residentMb: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
