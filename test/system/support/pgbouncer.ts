import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountFor } from '../../../sandbox/postgres/account.ts'
import { answers } from '../../../sandbox/postgres/connect.ts'
import { type Daemon, daemon } from './daemon.ts'
import { deployTo } from './deployed.ts'
import { until } from './until.ts'

const login = (url: string): string => {
  const { username, password } = new URL(url)
  return `"${username}" "${decodeURIComponent(password)}"`
}

/** The same database through the pooler. */
export const pooledUrl = (url: string, port: number): string => {
  const pooled = new URL(url)
  pooled.port = String(port)
  return pooled.href
}

/** PgBouncer with deploy/pgbouncer/pgbouncer.ini before the server of this address, for the login in it. */
export const startPgBouncer = async (url: string, port: number): Promise<Daemon> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-pgbouncer-'))
  await chmod(folder, 0o755)
  const users = join(folder, 'userlist.txt')
  await writeFile(users, `${login(url)}\n`)
  await deployTo(join(folder, 'pgbouncer.ini'), 'pgbouncer/pgbouncer.ini', [
    ['vexa = host=127.0.0.1 port=5432 dbname=vexa', `* = host=127.0.0.1 port=${new URL(url).port}`],
    ['query_wait_timeout = 2', 'query_wait_timeout = 20'],
    ['listen_port = 6432', `listen_port = ${port}`],
    ['/etc/pgbouncer/userlist.txt', users],
  ])
  const started = daemon('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    account: accountFor(folder),
    signal: 'SIGINT',
  })
  await until('PgBouncer answers', () => answers(pooledUrl(url, port)), 10_000, started.said)
  return {
    ...started,
    stop: async () => {
      await started.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
