import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '../../sandbox/postgres/alive.ts'
import { connected } from '../../sandbox/postgres/connect.ts'
import { isFree } from '../../sandbox/postgres/free-port.ts'
import {
  begin,
  clear,
  databasePid,
  type Settlement,
  type Started,
  settle,
  untilGone,
  untilRunning,
} from './support/npm-start.ts'

const json = async <A>(url: string, init?: RequestInit): Promise<A> => JSON.parse(await (await fetch(url, init)).text())

describe('npm start', () => {
  let place: Settlement
  const begun: Array<Started> = []
  beforeAll(async () => {
    place = await settle()
  })
  afterEach(async () => {
    for (const started of begun.splice(0)) {
      started.interrupt('SIGTERM')
      await started.ended
    }
  })
  afterAll(() => clear(place))

  const start = (more: Readonly<Record<string, string>> = {}, where = place): Started => {
    const started = begin(where, more)
    begun.push(started)
    return started
  }
  const at = (variable: string): string => `http://127.0.0.1:${place.variables[variable]}`
  const environment = (): Promise<Record<string, string>> => json(`${at('PORT')}/environment`)
  const expectNothingLeft = async (): Promise<void> => {
    for (const [name, value] of Object.entries(place.variables))
      if (name.endsWith('PORT')) expect([name, await isFree(Number(value))]).toEqual([name, true])
    expect(await databasePid(place.dataDir)).toBe(null)
    await expect(stat(join(place.dataDir, 'running.json'))).rejects.toThrow('ENOENT')
  }

  it('brings everything up, says where it is and how to log in, and fills the empty shop', async () => {
    const said = await untilRunning(start())
    const owner = await readFile(join(place.dataDir, 'owner.txt'), 'utf8')
    const password = /^password: (\S{20,})$/m.exec(owner)?.[1]
    expect(said).toContain(`http://localhost:${place.variables.PORT}`)
    expect(said).toContain(`http://localhost:${place.variables.SANDBOX_PAYSTACK_PORT}`)
    expect(said).toContain(`http://localhost:${place.variables.SANDBOX_MAIL_PORT}`)
    expect(said).toContain('owner@vexa.localhost')
    expect(said).toContain(password)
    expect((await stat(join(place.dataDir, 'owner.txt'))).mode & 0o777).toBe(0o600)
    const { items } = await json<{ items: ReadonlyArray<unknown> }>(`${at('PORT')}/api/workflows`)
    expect(items.length).toBeGreaterThanOrEqual(3)
    expect(items[0]).toMatchObject({ publish: true, title: expect.any(String), document: { nodes: expect.any(Array) } })
  })

  it('gives the application the addresses of the stand-ins, and finds its keys and its data again', async () => {
    await untilRunning(start())
    const first = await environment()
    await connected(first.DATABASE_URL ?? '', (client) => client.query('create table kept (id int)'))
    expect(first).toMatchObject({
      PAYSTACK_SECRET_KEY: expect.stringMatching(/^sk_test_\w{20,}$/),
      PAYSTACK_BASE_URL: `http://localhost:${place.variables.SANDBOX_PAYSTACK_PORT}`,
      PAYSTACK_CHECKOUT_ORIGIN: `http://localhost:${place.variables.SANDBOX_PAYSTACK_PORT}`,
      SMTP_URL: `smtp://127.0.0.1:${place.variables.SANDBOX_SMTP_PORT}`,
      VEXA_DATA_DIR: place.dataDir,
    })
    expect(Object.keys(first).filter((name) => name.startsWith('SANDBOX_'))).toEqual([])
    const { webhookUrl } = await json<{ webhookUrl: string }>(at('SANDBOX_PAYSTACK_PORT'))
    expect(webhookUrl).toBe(`${at('PORT')}/api/payment/webhook`)
    begun[0]?.interrupt('SIGTERM')
    await begun.splice(0)[0]?.ended
    await untilRunning(start())
    const second = await environment()
    expect(second.PAYSTACK_SECRET_KEY).toBe(first.PAYSTACK_SECRET_KEY)
    expect(second.ADMIN_PASSWORD).toBe(first.ADMIN_PASSWORD)
    const tables = await connected(second.DATABASE_URL ?? '', (client) => client.query('select from kept'))
    expect(tables.rowCount).toBe(0)
  })

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    it(`stops everything on ${signal}, the application first, and leaves nothing running`, async () => {
      const started = start()
      await untilRunning(started)
      const { pid = '' } = await environment()
      started.interrupt(signal)
      expect(await started.ended).toBe(0)
      expect(isAlive(Number(pid))).toBe(false)
      const stops = (await readFile(join(place.dataDir, 'stopped.log'), 'utf8')).trim().split('\n')
      expect(stops.slice(-2)).toEqual(['application', 'paystack'])
      await expectNothingLeft()
    })

  it('stops when it is told to before everything is ready', async () => {
    const started = start({ FAKE_NEVER_READY: 'yes' })
    while (await isFree(Number(place.variables.PORT))) await new Promise((again) => setTimeout(again, 50))
    started.interrupt('SIGINT')
    expect(await started.ended).toBe(0)
    await expectNothingLeft()
  })

  it('says which part ended by itself and how, and stops the rest', async () => {
    const started = start()
    await untilRunning(started)
    await fetch(`${at('PORT')}/crash`, { method: 'POST' }).catch(() => undefined)
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('The application ended with exit code 7. Stopping the rest.')
    await expectNothingLeft()
  })

  it('says so when the database ends, and stops the rest', async () => {
    const started = start()
    await untilRunning(started)
    process.kill((await databasePid(place.dataDir)) ?? 0, 'SIGQUIT')
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('PostgreSQL has ended')
    await expectNothingLeft()
  })

  it('passes on that the application refuses its settings', async () => {
    const started = start({ FAKE_REFUSES: 'yes' })
    expect(await started.ended).toBe(78)
    expect(started.said()).toContain('The application ended with exit code 78 before it was ready')
    await expectNothingLeft()
  })

  it('names a port that is taken and the variable to set, in one line, and starts nothing', async () => {
    for (const name of ['PORT', 'SANDBOX_PAYSTACK_PORT', 'SANDBOX_MAIL_PORT', 'SANDBOX_SMTP_PORT']) {
      const port = Number(place.variables[name])
      const occupier = createServer().listen(port, '127.0.0.1')
      const started = start()
      expect(await started.ended).toBe(1)
      expect(started.said()).toBe(`Port ${port} is taken. Set ${name} to another one.\n`)
      await new Promise((closed) => occupier.close(closed))
      await expectNothingLeft()
    }
  })

  it('says where it already runs on this data folder, and leaves that alone', async () => {
    await untilRunning(start())
    const other = await settle()
    const second = start({ ...other.variables, VEXA_DATA_DIR: place.dataDir })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Vexa already runs on ${place.dataDir}: http://localhost:${place.variables.PORT}`)
    expect((await fetch(`${at('PORT')}/readyz`)).status).toBe(200)
    await clear(other)
  })

  it('takes its children with it when it is killed, and the next one takes over the database', async () => {
    const started = start()
    await untilRunning(started)
    const { pid = '' } = await environment()
    const database = await databasePid(place.dataDir)
    started.process.kill('SIGKILL')
    await untilGone(Number(pid))
    await untilRunning(start())
    expect(await databasePid(place.dataDir)).toBe(database)
  })

  it('starts no stand-in for what the environment names', async () => {
    await untilRunning(
      start({
        DATABASE_URL: 'postgresql://db.example/vexa',
        PAYSTACK_SECRET_KEY: 'sk_test_own',
        SMTP_URL: 'smtp://m.example',
      }),
    )
    expect(await environment()).toMatchObject({
      DATABASE_URL: 'postgresql://db.example/vexa',
      PAYSTACK_SECRET_KEY: 'sk_test_own',
      SMTP_URL: 'smtp://m.example',
    })
    expect((await environment()).PAYSTACK_BASE_URL).toBeUndefined()
    expect(await databasePid(place.dataDir)).toBe(null)
    for (const name of ['SANDBOX_PAYSTACK_PORT', 'SANDBOX_MAIL_PORT', 'SANDBOX_SMTP_PORT'])
      expect(await isFree(Number(place.variables[name]))).toBe(true)
  })

  it('names every mistake in its settings at once', async () => {
    const started = start({ PORT: 'eighty', SANDBOX_MAIL_PORT: '70000', SANDBOX_PAYSTAK_PORT: '1' })
    expect(await started.ended).toBe(78)
    expect(started.said().trim().split('\n')).toEqual([
      'PORT must be a port from 1 to 65535',
      'SANDBOX_MAIL_PORT must be a port from 1 to 65535',
      'SANDBOX_PAYSTAK_PORT is not a variable that Vexa knows',
    ])
  })

  it('refuses to start stand-ins in production, and says what to run instead', async () => {
    const started = start({ NODE_ENV: 'production' })
    expect(await started.ended).toBe(78)
    expect(started.said()).toContain('npm run serve')
    await expectNothingLeft()
  })
})
