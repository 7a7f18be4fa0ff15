import { setInterval as every } from 'node:timers/promises'
import type { RunningPostgres } from '../postgres/start-postgres.ts'
import type { Ending, Part } from './part.ts'

const name = 'PostgreSQL'
const lookAgainMs = 250

/** PostgreSQL among the parts. It may be no child of this process but taken over, so that it is watched by number. */
export const databasePart = ({ pid, isRunning, stop }: RunningPostgres): Part => {
  const watch = async (): Promise<Ending> => {
    for await (const _ of every(lookAgainMs, undefined, { ref: false })) if (!isRunning()) break
    return { name, how: 'has ended; see postgres/server.log in the data folder', exitCode: null }
  }
  // SIGQUIT is PostgreSQL's own "at once"; SIGKILL would leave its children behind.
  const kill = (): void => {
    if (isRunning()) process.kill(pid, 'SIGQUIT')
  }
  return { name, ended: watch(), stop, kill }
}
