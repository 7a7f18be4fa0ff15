import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The application as a process of its own. */
export type Instance = Readonly<{ url: string; stop: () => Promise<void> }>

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts one that works off no jobs and writes of nothing but its start. */
export const startInstance = async (environment: Readonly<Record<string, string>>): Promise<Instance> => {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, NODE_ENV: 'test', PORT: '0', WORKER: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, found] = /"port":(\d+)/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`it did not open: ${said}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
