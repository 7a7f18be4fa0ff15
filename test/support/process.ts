import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The application as a process of its own, and what it said. */
export type Running = Readonly<{
  /** Waits for a line of standard output that this finds something in; half a minute, unless it is told. */
  said: <A>(find: (line: string) => A | undefined, withinMs?: number) => Promise<A>
  pid: number | undefined
  stdout: () => string
  stderr: () => string
  stop: (signal?: NodeJS.Signals) => Promise<void>
  ended: Promise<number | null>
}>

/** Only what a test gives: settings of the machine it runs on are none of its business. Compiled code is kept from one to the next. */
const bare = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/vexa') }

const patienceMs = 30_000

type Script = string | readonly [script: string, ...args: ReadonlyArray<string>]

/** Starts `src/main.ts`, of this project unless a folder says of which, with exactly these settings. */
export const run = (
  environment: Readonly<Record<string, string>>,
  script: Script = 'src/main.ts',
  folder = root,
): Running => {
  const child = spawn(process.execPath, [script].flat(), {
    cwd: folder,
    env: { ...bare, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  const waiting = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    for (const look of waiting) look()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    said: (find, withinMs = patienceMs) =>
      new Promise((resolve, reject) => {
        const give = (settle: () => void) => {
          clearTimeout(timer)
          waiting.delete(look)
          settle()
        }
        const fail = () => give(() => reject(new Error(`it never said so; it said: ${out}${err}`)))
        const timer = setTimeout(fail, withinMs)
        const look = () => {
          for (const line of out.split('\n')) {
            const found = find(line)
            if (found !== undefined) return give(() => resolve(found))
          }
        }
        waiting.add(look)
        look()
        void ended.then(fail)
      }),
    pid: child.pid,
    stdout: () => out,
    stderr: () => err,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
    ended,
  }
}

/** The port of a shop that says where it is open. */
export const portSaid = (line: string): number | undefined => {
  const found = /"port":(\d+)/.exec(line)
  return found === null ? undefined : Number(found[1])
}
