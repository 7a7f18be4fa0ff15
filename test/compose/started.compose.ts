import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { ask } from '../support/http.ts'
import { ownCertificate } from '../system/support/certificate.ts'
import { freePorts } from '../system/support/free-ports.ts'
import { until } from '../system/support/until.ts'

const [program = 'docker', ...before] = (process.env.VEXA_COMPOSE ?? 'docker compose').split(' ')
const [owners, servers] = ['owners-key-of-the-trial-7f3a', 'servers-key-of-the-trial-9c1e']
const instances = [8_000, 8_001, 8_002, 8_003]

const lines = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')

describe('deploy/compose', () => {
  let folder: string
  let url: string
  let environment: Readonly<Record<string, string>>
  const compose = (...args: ReadonlyArray<string>): string =>
    execFileSync(program, [...before, '-p', 'vexa-trial', '-f', join(folder, 'deploy/compose/compose.yaml'), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const inContainer = (name: string, ...command: ReadonlyArray<string>) => compose('exec', '-T', name, ...command)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vexa-compose-'))
    await chmod(folder, 0o755)
    await cp(new URL('../../deploy', import.meta.url), join(folder, 'deploy'), { recursive: true })
    const home = join(folder, 'deploy/compose')
    await mkdir(join(home, 'tls'))
    await ownCertificate(join(home, 'tls'))
    const [https, http] = await freePorts(2)
    url = `https://localhost:${https}`
    environment = {
      POSTGRES_PASSWORD: 'superusers-key-of-the-trial',
      OWNER_PASSWORD: owners,
      SERVING_PASSWORD: servers,
      SERVER_NAME: 'localhost',
      HTTP_PORT: String(http),
      HTTPS_PORT: String(https),
    }
    await writeFile(
      join(home, 'shop.env'),
      lines({
        PUBLIC_URL: url,
        DATABASE_URL: `postgres://vexa:${servers}@pgbouncer:6432/vexa`,
        DATABASE_DIRECT_URL: `postgres://vexa:${servers}@postgres:5432/vexa`,
        DATABASE_PREPARED: 'off',
        REDIS_URL: 'redis://redis:6379',
        TOKEN_KEYS: await newTokenKeys(),
        PAYSTACK_SECRET_KEY: `sk_test_${'4f1d7c2e9b'.repeat(4)}`,
        PAYSTACK_ALLOW_TEST_KEYS: 'true',
        SMTP_URL: 'smtp://127.0.0.1:2525',
        TRUSTED_PROXIES: 'uniquelocal',
      }),
    )
    await writeFile(
      join(home, 'owner.env'),
      lines({ DATABASE_MIGRATION_URL: `postgres://vexa_owner:${owners}@postgres:5432/vexa` }),
    )
    compose('up', '-d')
    const said = () => compose('logs', '--tail=40')
    await until('the shop is ready', async () => (await ask(url, '/readyz')).status === 200, 300_000, said)
  })
  afterAll(async () => {
    compose('down', '-v', '--timeout', '5')
    await rm(folder, { recursive: true, force: true })
  })

  it('starts four instances that are ready, behind TLS', async () => {
    const readiness = `fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>r.text()).then(console.log)`
    for (const port of instances)
      await until(
        `the instance at ${port} is ready`,
        async () => inContainer(`vexa-${port}`, 'node', '-e', readiness).includes('"status":"ok"'),
        120_000,
      )
    expect((await ask(url, '/api/workflows')).json).toEqual({ items: [], nextCursor: null })
  })

  it('sells: people register, and know themselves on whichever instance they meet', async () => {
    const made = await ask(url, '/api/auth/register', {
      body: { email: 'ada@example.test', password: 'seven quiet lanterns', name: 'Ada' },
    })
    expect(made.status).toBe(201)
    const headers = { Authorization: `Bearer ${made.json.accessToken}` }
    for (const _ of [...instances, ...instances]) expect((await ask(url, '/api/auth/me', { headers })).status).toBe(200)
  })

  it('R11: its instances cannot write to what they run, and have no owner of the database', () => {
    for (const port of instances) {
      const tried = inContainer(`vexa-${port}`, '/bin/sh', '-c', 'touch /app/x 2>&1; touch /usr/x 2>&1; env')
      expect(tried.match(/Read-only file system|Permission denied/g)).toHaveLength(2)
      expect(tried).not.toContain('vexa_owner')
    }
  })

  it('is watched: Prometheus fetches the figures of all four', async () => {
    const query = `fetch('http://prometheus:9090/api/v1/query?query=up').then(r=>r.text()).then(console.log)`
    const up = () => {
      const found = JSON.parse(inContainer('vexa-8000', 'node', '-e', query)).data.result
      return found.filter(({ value }: { value: [number, string] }) => value[1] === '1').length
    }
    await until('all four are up', async () => up() === 4, 90_000)
  })

  it('OPS-01: loses nobody while one is restarted', async () => {
    let isOver = false
    const answers: Array<number> = []
    const asking = (async () => {
      while (!isOver) answers.push((await ask(url, '/api/workflows').catch(() => ({ status: 0 }))).status)
    })()
    await new Promise<void>((resolve) => setImmediate(resolve))
    compose('restart', '--timeout', '35', 'vexa-8002')
    isOver = true
    await asking
    expect(new Set(answers)).toEqual(new Set([200]))
  })
})
