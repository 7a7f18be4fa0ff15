import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { accountFor } from '../../../sandbox/postgres/account.ts'
import { answers } from '../../../sandbox/postgres/connect.ts'
import { freePort } from '../../../sandbox/postgres/free-port.ts'
import { daemon } from './daemon.ts'
import { until } from './until.ts'

const versions = '/usr/lib/postgresql'

export type DebianPostgres = Readonly<{ adminUrl: string; stop: () => Promise<void> }>

/** Debian's PostgreSQL, which comes with pg_dump of its own version, on an empty folder. */
export const startDebianPostgres = async (): Promise<DebianPostgres> => {
  const newest = (await readdir(versions)).toSorted((a, b) => Number(a) - Number(b)).at(-1) ?? ''
  const programs = join(versions, newest, 'bin')
  const folder = await mkdtemp(join(tmpdir(), 'vexa-debian-postgres-'))
  const account = accountFor(folder)
  await chmod(folder, 0o700)
  if (account !== undefined) await chown(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const forEveryone = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  await promisify(execFile)(join(programs, 'initdb'), ['-D', data, ...forEveryone], { ...account, cwd: '/' })
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const started = daemon(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
    account,
    signal: 'SIGINT',
  })
  const adminUrl = `postgresql://postgres:${randomBytes(8).toString('hex')}@127.0.0.1:${port}/postgres`
  await until('PostgreSQL answers', () => answers(adminUrl), 30_000, started.said)
  return {
    adminUrl,
    stop: async () => {
      await started.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
