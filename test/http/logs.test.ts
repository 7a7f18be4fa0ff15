import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { ask, bearer, raw } from '../support/http.ts'
import { portSaid, type Running, run } from '../support/process.ts'
import { owner, shopDatabase } from '../support/shop.ts'

type Database = Awaited<ReturnType<typeof shopDatabase>>

describe('the log of a real process', () => {
  let database: Database
  let shop: Running
  let keys: string
  let url: string
  let port: number
  let metricsPort: number
  beforeAll(async () => {
    database = await shopDatabase()
    keys = await newTokenKeys()
    shop = run({
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: database.url,
      PAYSTACK_SECRET_KEY: 'sk_test_canary_key',
      PAYSTACK_BASE_URL: 'http://127.0.0.1:9',
      TOKEN_KEYS: keys,
      ADMIN_EMAIL: owner.email,
      ADMIN_PASSWORD: owner.password,
      METRICS_PORT: '0',
      SLOW_STATEMENT_MS: '1',
    })
    metricsPort = await shop.said((line) => (line.includes('metricsPort') ? JSON.parse(line).metricsPort : undefined))
    port = await shop.said(portSaid)
    url = `http://127.0.0.1:${port}`
  })
  afterAll(async () => {
    await shop?.stop()
    await database?.drop()
  })

  const lines = () =>
    shop
      .stdout()
      .split('\n')
      .filter((line) => line !== '')

  it('is one JSON object a line, in UTC', () => {
    expect(lines().length).toBeGreaterThan(0)
    for (const line of lines()) {
      const { level, time, msg } = JSON.parse(line)
      expect(['debug', 'info', 'warn', 'error']).toContain(level)
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      expect(typeof msg).toBe('string')
    }
  })

  it('OPS-08: cannot be given lines or fields by a client', async () => {
    const canary = '{"level":"fatal","msg":"canary"}'
    await ask(url, `/api/custom-requests/${encodeURIComponent(`\r\n${canary}`)}`, {
      headers: { 'User-Agent': `x ${canary}`, 'X-Request-Id': canary },
    })
    await ask(url, '/api/auth/login', { body: { email: `a\r\n${canary}@example.test`, password: `\r\n${canary}` } })
    await raw(port, `GET /${canary}%0d%0a HTTP/1.1\r\nHost: localhost\r\nX-A: \r\n\t${canary}\r\n\r\n`, 300)
    for (const line of lines()) {
      expect(['debug', 'info', 'warn', 'error']).toContain(JSON.parse(line).level)
      expect(JSON.parse(line).msg).not.toBe('canary')
    }
  })

  it('OPS-09: has the request id that the answer has', async () => {
    const answer = await ask(url, '/api/auth/me', { headers: { 'X-Request-Id': 'of-my-choice-1' } })
    expect(answer.json.requestId).toBe('of-my-choice-1')
    const found = await shop.said((line) =>
      line.includes('of-my-choice-1') ? (JSON.parse(line) as Record<string, unknown>) : undefined,
    )
    expect(found).toMatchObject({ requestId: 'of-my-choice-1', method: 'GET', route: 'me', status: 401 })
    expect(Object.keys(found).sort()).toEqual([
      'code',
      'durationMs',
      'level',
      'method',
      'msg',
      'requestId',
      'route',
      'status',
      'time',
      'traceId',
    ])
  })

  it('OPS-09: has it on what a request sets off, too', async () => {
    await ask(url, '/api/admin/login', { body: owner, headers: { 'X-Request-Id': 'of-my-choice-2' } })
    const told = (message: string) => (line: string) =>
      line.includes('of-my-choice-2') && JSON.parse(line).msg === message ? JSON.parse(line) : undefined
    expect(await shop.said(told('act'))).toMatchObject({ action: 'admin.sign_in' })
    expect(await shop.said(told('event'))).toMatchObject({ event: 'AdminSignedIn' })
  })

  it('has it and the trace on what the jobs do that a request sets off', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const person = { email: 'robin@example.test', password: 'seven grey lanterns', name: 'Robin' }
    const headers = { 'X-Request-Id': 'of-my-choice-3', traceparent: `00-${traceId}-b7ad6b7169203331-00` }
    await ask(url, '/api/auth/register', { body: person, headers })
    // What a job announces while it writes the mail with the code for the address.
    const found = await shop.said((line) =>
      line.includes('of-my-choice-3') && line.includes('MailsPosted') ? JSON.parse(line) : undefined,
    )
    expect(found).toMatchObject({ requestId: 'of-my-choice-3', traceId })
  })

  it('has a trace of its own on a request that brings none, or something that is none', async () => {
    const traces = await Promise.all(
      [{}, { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }, { traceparent: '{"level":"fatal"}' }].map(
        async (headers, at) => {
          await ask(url, '/api/auth/me', { headers: { 'X-Request-Id': `one-of-three-${at}`, ...headers } })
          return shop.said((line) => (line.includes(`one-of-three-${at}`) ? JSON.parse(line).traceId : undefined))
        },
      ),
    )
    for (const traceId of traces) expect(traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/)
    expect(new Set(traces).size).toBe(3)
  })

  it('OPS-07, P19: holds no password, token, key, hash or whole address, whatever went well or wrong, nor do figures and answers', async () => {
    const { Client } = await import('pg')
    const person = { email: 'canary.bird@example.test', password: 'a canary sings at dawn', name: 'Canary Bird' }
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const session = await ask(url, '/api/auth/register', { body: person })
    const refused = await ask(url, '/api/auth/login', { body: { email: person.email, password: 'the wrong canary' } })
    await ask(url, '/api/auth/refresh', { body: { refreshToken: session.json.refreshToken } })
    await ask(url, '/api/auth/me', { headers: bearer(session.json.accessToken) })
    await ask(url, '/api/admin/login', { body: owner })
    await client.query(`alter table users add constraint canary check (name <> 'Canary Bird') not valid`)
    const failed = await ask(url, '/api/auth/register', { body: { ...person, email: 'canary.egg@example.test' } })
    await client.query('alter table users drop constraint canary')
    await client.query('alter table users rename to users_away')
    const lost = await ask(url, '/api/auth/me', { headers: bearer(session.json.accessToken) })
    await client.query('alter table users_away rename to users')
    await client.query('alter table download_links rename to links_away')
    const linked = await ask(url, '/api/downloads/canary-token-of-a-link')
    await client.query('alter table links_away rename to download_links')
    await client.end()
    const answers = [refused, failed, lost, linked]
    expect(answers.map(({ status }) => status)).toEqual([401, 500, 500, 500])
    const figures = await ask(`http://127.0.0.1:${metricsPort}`, '/metrics')
    expect(figures.text).toContain('vexa_http_requests_total')
    const logged = shop.stdout() + shop.stderr()
    expect(logged).toContain('a slow statement')
    const everything = logged + figures.text + answers.map(({ text }) => text).join('')
    expect(everything).toContain(failed.json.requestId)
    for (const secret of [
      person.password,
      'the wrong canary',
      person.email,
      'canary.egg',
      person.name,
      owner.password,
      owner.email,
      session.json.accessToken,
      session.json.refreshToken,
      'argon2id',
      'sk_test_canary_key',
      'canary-token-of-a-link',
      JSON.parse(keys).keys[0].d,
      new URL(database.url).password,
    ])
      expect(everything.includes(secret), secret).toBe(false)
  })
})
