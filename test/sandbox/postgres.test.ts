import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { QueryResultRow } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../sandbox/postgres/connect.ts'
import { freePort } from '../../sandbox/postgres/free-port.ts'
import { type PostgresOptions, type RunningPostgres, startPostgres } from '../../sandbox/postgres/start-postgres.ts'
import { guard } from '../support/guard.ts'

const ask = <Row extends QueryResultRow>(url: string, sql: string): Promise<ReadonlyArray<Row>> =>
  connected(url, async (client) => (await client.query<Row>(sql)).rows)

const isRoot = process.getuid?.() === 0

describe('the embedded PostgreSQL', () => {
  const cleanups: Array<() => Promise<unknown>> = []
  const folders: Array<string> = []
  let dataDir = ''
  beforeAll(async () => {
    dataDir = await dataFolder()
  })
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  const dataFolder = async (mode = 0o711): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'vexa-postgres-'))
    folders.push(folder)
    await chmod(folder, mode)
    return folder
  }
  const start = async (options: PostgresOptions): Promise<RunningPostgres> => {
    const server = await startPostgres({ settings: { fsync: 'off' }, ...options })
    const release = guard(server, folders)
    cleanups.push(server.stop, async () => release())
    return server
  }

  it('makes a UTF-8 database in which letters beyond ASCII count, whatever the locale of the machine', async () => {
    const { LC_ALL, LANG } = process.env
    process.env.LC_ALL = 'C'
    delete process.env.LANG
    cleanups.push(async () => {
      delete process.env.LC_ALL
      Object.assign(process.env, LC_ALL === undefined ? {} : { LC_ALL }, LANG === undefined ? {} : { LANG })
    })
    const { url, adminUrl } = await start({ dataDir })
    expect(await ask(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await ask(adminUrl, 'show server_version')).toEqual([{ server_version: expect.stringMatching(/^18\./) }])
    await ask(url, 'create extension pg_trgm')
    expect(await ask(url, `select show_trgm('Ọ̀ṣun') = show_trgm('') as dropped, lower('ÇA') as folded`)).toEqual([
      { dropped: false, folded: 'ça' },
    ])
  })

  it('gives the application a role that owns its database and is no superuser', async () => {
    const { url } = await start({ dataDir })
    expect(
      await ask(
        url,
        `select current_user as name, current_database() as database, rolsuper as super
                        from pg_roles where rolname = current_user`,
      ),
    ).toEqual([{ name: 'vexa', database: 'vexa', super: false }])
    await ask(url, 'create table owned (id int)')
  })

  it('lets in nobody without the password, which only the owner of the data folder can read', async () => {
    const { url, adminUrl } = await start({ dataDir })
    for (const address of [url, adminUrl]) {
      const wrong = new URL(address)
      wrong.password = 'guessed'
      await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    }
    expect((await stat(join(dataDir, 'postgres', 'server.json'))).mode & 0o777).toBe(0o600)
    expect(await ask(adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(adminUrl, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
  })

  it('stops when told to, and finds its data again at the same address within a second', async () => {
    const first = await start({ dataDir })
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    expect(first.isRunning()).toBe(false)
    const before = performance.now()
    const second = await start({ dataDir })
    expect(performance.now() - before).toBeLessThan(1_000)
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it('takes over the server that a killed parent left running', async () => {
    const said: Array<string> = []
    const first = await start({ dataDir })
    const second = await start({ dataDir, log: (line) => said.push(line) })
    expect([second.pid, second.port]).toEqual([first.pid, first.port])
    expect(said).toEqual([expect.stringContaining('took over')])
    await second.stop()
    expect(first.isRunning()).toBe(false)
  })

  it('moves a server that was left running to the port it is given now', async () => {
    const free = await freePort()
    const first = await start({ dataDir })
    const second = await start({ dataDir, port: free })
    expect(second.port).toBe(free)
    expect(first.isRunning()).toBe(false)
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('starts again after a kill -9 with all that was committed', async () => {
    const first = await start({ dataDir, settings: {} })
    await ask(first.url, 'create table committed as select 42 as answer')
    process.kill(first.pid, 'SIGKILL')
    const second = await start({ dataDir })
    expect(second.pid).not.toBe(first.pid)
    expect(await ask(second.url, 'select answer from committed')).toEqual([{ answer: 42 }])
  })

  it('starts although the number in a stale lock file belongs to another program now', async () => {
    const { directory, stop } = await start({ dataDir })
    await stop()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    cleanups.push(async () => other.kill('SIGKILL'))
    await once(other, 'spawn')
    await writeFile(join(directory, 'postmaster.pid'), `${other.pid}\n${directory}\n0\n5432\n\n127.0.0.1\n\nready\n`)
    const { url } = await start({ dataDir })
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(other.exitCode).toBe(null)
  })

  it('takes another port when its own is in use, unless it was told which to take', async () => {
    const { port, stop } = await start({ dataDir })
    await stop()
    const occupier = createServer().listen(port, '127.0.0.1')
    await once(occupier, 'listening')
    cleanups.push(async () => occupier.close())
    expect((await start({ dataDir })).port).not.toBe(port)
    await expect(startPostgres({ dataDir, port })).rejects.toThrow(`${port} that PostgreSQL was given is taken`)
  })

  it('begins anew when the making of the database was interrupted', async () => {
    const interrupted = await dataFolder()
    await mkdir(join(interrupted, 'postgres', 'data.new', 'base'), { recursive: true })
    const { url } = await start({ dataDir: interrupted })
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('refuses the files of another major version, and says whose they are', async () => {
    const old = await dataFolder()
    await mkdir(join(old, 'postgres', 'data'), { recursive: true })
    await writeFile(join(old, 'postgres', 'data', 'PG_VERSION'), '15\n')
    await expect(startPostgres({ dataDir: old })).rejects.toThrow('was made by PostgreSQL 15')
  })

  it('keeps the database in the data folder, or where its user can reach it when that folder is closed', async () => {
    const closed = await dataFolder(0o700)
    const { directory, url, stop } = await start({ dataDir: closed })
    if (isRoot) cleanups.push(() => rm(dirname(directory), { recursive: true }))
    const { id }: { id: string } = JSON.parse(await readFile(join(closed, 'postgres', 'server.json'), 'utf8'))
    expect(directory).toBe(isRoot ? `/var/lib/vexa/${id}/data` : join(closed, 'postgres', 'data'))
    await ask(url, 'create table kept as select 42 as answer')
    await stop()
    // Opened later, the folder does not get a second, empty database.
    await chmod(closed, 0o755)
    const again = await start({ dataDir: closed })
    expect(await ask(again.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })
})
