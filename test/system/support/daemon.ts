import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Account } from '../../../sandbox/postgres/account.ts'

/** A program that runs until it is stopped, and what it said. */
export type Daemon = Readonly<{ said: () => string; hasEnded: () => boolean; stop: () => Promise<void> }>

type Options = Readonly<{ account?: Account; signal?: NodeJS.Signals }>

const gone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** Starts a program in the foreground, as another user where it refuses to be root. */
export const daemon = (
  command: string,
  args: ReadonlyArray<string>,
  { account, signal = 'SIGTERM' }: Options = {},
): Daemon => {
  const child = spawn(command, args, { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  child.on('error', (failure) => {
    said += failure.message
  })
  return {
    said: () => said,
    hasEnded: () => gone(child),
    stop: async () => {
      if (gone(child)) return
      child.kill(signal)
      await once(child, 'close')
    },
  }
}
