import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, accountFor } from '../../../sandbox/postgres/account.ts'
import { answers } from '../../../sandbox/postgres/connect.ts'
import { freePort } from '../../../sandbox/postgres/free-port.ts'
import type { Certificate } from './certificate.ts'
import { daemon } from './daemon.ts'
import { until } from './until.ts'

const versions = '/usr/lib/postgresql'

export type DebianPostgres = Readonly<{ adminUrl: string; stop: () => Promise<void> }>

/** The files are its own, or it would not read the key. */
const onlyByTls = async (data: string, tls: Certificate, account: Account | undefined) => {
  const files = { certificate: join(data, 'server.crt'), key: join(data, 'server.key'), who: join(data, 'pg_hba.conf') }
  await copyFile(tls.certificate, files.certificate)
  await copyFile(tls.key, files.key)
  await chmod(files.key, 0o600)
  await writeFile(files.who, 'host all postgres 127.0.0.1/32 trust\nhostssl all all 127.0.0.1/32 trust\n')
  if (account !== undefined) for (const file of Object.values(files)) await chown(file, account.uid, account.gid)
  return ['ssl=on']
}

/**
 * Debian's PostgreSQL, which comes with pg_dump of its own version, on an empty folder. With a certificate it takes nobody who
 * does not ask for TLS, but its superuser.
 */
export const startDebianPostgres = async (tls?: Certificate): Promise<DebianPostgres> => {
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
  const secure = tls === undefined ? [] : await onlyByTls(data, tls, account)
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', ...secure]
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
