import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Environment } from './settings.ts'

/** One process among those that run together. */
export type Part = Readonly<{
  name: string
  /** How it ended, in words and as an exit code; pending while it runs. */
  ended: Promise<Ending>
  /** Ends it in good order, and resolves when it has ended. */
  stop: () => Promise<void>
  /** Ends it at once. */
  kill: () => void
}>

export type Ending = Readonly<{ name: string; how: string; exitCode: number | null }>

export type Program = Readonly<{
  name: string
  /** The file that Node runs. */
  entry: string
  environment: Environment
  /** Whether what it prints is shown; what it prints on standard error always is. */
  output: 'shown' | 'hidden'
  patienceMs: number
}>

const lifeline = fileURLToPath(new URL('lifeline.ts', import.meta.url))

/**
 * Starts a Node program in a session of its own: Ctrl-C in the terminal reaches the parent alone, which then stops
 * its children in order. Its standard input is the lifeline, see lifeline.ts.
 */
export const startPart = ({ name, entry, environment, output, patienceMs }: Program): Part => {
  const child = spawn(process.execPath, ['--import', lifeline, entry], {
    env: environment,
    detached: true,
    stdio: ['pipe', output === 'shown' ? 'inherit' : 'ignore', 'inherit'],
  })
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', ({ message }) => resolve({ name, how: `could not be started: ${message}`, exitCode: null }))
    child.once('exit', (code, signal) =>
      resolve({
        name,
        how: signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`,
        exitCode: code,
      }),
    )
  })
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  return {
    name,
    ended,
    kill,
    stop: async () => {
      child.kill('SIGTERM')
      const impatience = setTimeout(kill, patienceMs)
      await ended
      clearTimeout(impatience)
    },
  }
}
