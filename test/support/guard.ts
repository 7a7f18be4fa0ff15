import { spawn } from 'node:child_process'
import type { RunningPostgres } from '../../sandbox/postgres/start-postgres.ts'

const script = 'pid=$1; shift; cat >/dev/null; kill -QUIT "$pid"; sleep 1; rm -rf "$@"'

/**
 * Ends the server and removes the folders when this process is killed before it can: the pipe to a waiting shell
 * closes with the process, however that ends. Answers what calls the watch off.
 */
export const guard = ({ pid }: RunningPostgres, folders: ReadonlyArray<string>): (() => void) => {
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(pid), ...folders], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  return () => {
    watcher.kill('SIGKILL')
  }
}
