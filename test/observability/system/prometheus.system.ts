import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkBooks } from '../../../src/application/insight/check-books.ts'
import { openTill, type Till } from '../../http/payment/till.ts'
import { getAs, nothing } from '../../http/support/delivered.ts'
import { login, shopOwner } from '../../http/support/people.ts'
import { ask } from '../../support/http.ts'
import { replicatedShop } from '../../support/replica-server.ts'
import { figuresIn, queries, rules } from './deployed.ts'
import { type Prometheus, startPrometheus } from './prometheus.ts'

/** Grafana puts a few times the scrape's interval there. */
const inGrafana = (expr: string): string => expr.replaceAll('$__rate_interval', '15s')
const within = { timeout: 60_000, interval: 500 }

describe('the figures in a real Prometheus, of a shop that is used', () => {
  let servers: Awaited<ReturnType<typeof replicatedShop>>
  let till: Till
  let prometheus: Prometheus
  let isOver = false
  let load: Promise<void> = Promise.resolve()

  /** What a shop has to do in a while: people who look around, buy, err, are held up, and operators at work. */
  const onePass = async (): Promise<void> => {
    const started = await till.start()
    await till.pay(started.reference)
    await till.verify(started)
    await getAs(till.shop, started.person, `/api/workflows/${started.workflow.id}/download`)
    await getAs(till.shop, started.person, `/api/workflows/${nothing}`)
    await ask(till.shop.url, '/api/workflows?sort=newest')
    await login(till.shop, started.person.email, 'not the right one')
    await shopOwner(till.shop)
    const held = await till.start()
    await till.pay(held.reference, { amount: 1 })
    await till.verify(held)
    await till.shop.shop.resolve(checkBooks.port)({})()
  }

  beforeAll(async () => {
    servers = await replicatedShop(1)
    till = await openTill({ ...servers.settings, METRICS_PORT: '0', LIMIT_LOGIN_PER_ADDRESS: '100000' })
    prometheus = await startPrometheus([till.shop.shop.metricsPort ?? 0])
    const keepOn = async () => {
      while (!isOver) await onePass()
    }
    load = keepOn()
    await vi.waitUntil(async () => (await prometheus.query('vexa_review_items > 0')).length > 0, within)
  })
  afterAll(async () => {
    isOver = true
    await load
    await prometheus?.stop()
    await till?.close()
    await servers?.close()
  })

  it('are asked for by a dashboard that looks at each kind of thing', () => {
    expect(queries.length).toBeGreaterThan(30)
    const asked = new Set(queries.flatMap(([, expr]) => figuresIn(expr)))
    for (const kind of ['http', 'use_case', 'statement', 'database', 'job', 'outside', 'sales', 'process', 'gc'])
      expect(
        [...asked].some((name) => name.startsWith(`vexa_${kind}`)),
        kind,
      ).toBe(true)
  })

  it.each(queries)('fill the panel “%s”: %s', async (_, expr) => {
    const numbers = async () => (await prometheus.query(inGrafana(expr))).map(({ value: [, text] }) => Number(text))
    await vi.waitUntil(async () => (await numbers()).some(Number.isFinite), within)
  })

  it.each(rules.map(({ alert, expr }) => [alert, expr] as const))('are there for the alert %s: %s', async (_, expr) => {
    const names = new Set(await prometheus.names())
    const missing = figuresIn(expr).filter((name) => !names.has(name))
    expect(missing).toEqual([])
  })

  it('P5: raise the alert for a payment that is held, and the one that a person was called', async () => {
    for (const alert of ['PaymentHeld', 'PersonCalled'])
      await vi.waitUntil(
        async () =>
          (await prometheus.alerts()).some(({ labels, state }) => labels['alertname'] === alert && state === 'firing'),
        within,
      )
  })

  it('raise no alert of a shop that is well', async () => {
    const raised = (await prometheus.alerts()).filter(({ state }) => state === 'firing')
    expect([...new Set(raised.map(({ labels }) => labels['alertname']))].toSorted()).toEqual([
      'PaymentHeld',
      'PersonCalled',
    ])
  })
})

describe('every alert', () => {
  const folder = new URL('../../../deploy/prometheus/', import.meta.url)

  it('can fire, and does not before it should, by promtool', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'alerts.test.yml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 })
  })

  it('is tried so', () => {
    const tried = readFileSync(new URL('alerts.test.yml', folder), 'utf8')
    for (const { alert } of rules) expect(tried).toContain(`name: ${alert}\n`)
  })

  it('has a paragraph about what to do', () => {
    const page = readFileSync(new URL('../../../docs/operating/alerts.md', import.meta.url), 'utf8')
    expect([...page.matchAll(/^## (\w+)$/gm)].map(([, name]) => name).toSorted()).toEqual(
      rules.map(({ alert }) => alert).toSorted(),
    )
  })
})
