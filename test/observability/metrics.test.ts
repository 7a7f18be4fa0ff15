import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkBooks } from '../../src/application/insight/check-books.ts'
import { openTill, type Started, type Till } from '../http/payment/till.ts'
import { getAs, nothing } from '../http/support/delivered.ts'
import { login } from '../http/support/people.ts'
import { ask } from '../support/http.ts'
import { figure, metricsText, samplesOf } from './figures.ts'

type Labels = Readonly<Record<string, string>>

describe('what is counted', () => {
  let till: Till
  let bought: Started
  const count = (name: string, labels: Labels = {}) => figure(till.shop, name, labels)
  const reaches = (name: string, labels: Labels, least: number) =>
    vi.waitUntil(async () => ((await count(name, labels)) ?? 0) >= least, { timeout: 20_000, interval: 200 })

  beforeAll(async () => {
    till = await openTill({ METRICS_PORT: '0', DATABASE_POOL: '7', CURRENCIES: 'NGN,GHS' })
    bought = await till.start()
    await till.pay(bought.reference)
    expect((await till.verify(bought)).json.status).toBe('paid')
  })
  afterAll(() => till?.close())

  it('is served at a port of its own, and at the shop’s nothing of it', async () => {
    const { url, shop, settings } = till.shop
    expect(settings.METRICS_HOST).toBe('127.0.0.1')
    const own = `http://127.0.0.1:${shop.metricsPort}`
    expect((await ask(own, '/metrics')).status).toBe(200)
    expect((await ask(own, '/')).status).toBe(404)
    expect((await ask(own, '/metrics', { method: 'POST' })).status).toBe(405)
    expect((await ask(url, '/metrics')).status).toBe(404)
  })

  it('has requests by the pattern of their route and their status, and one label for what is nowhere', async () => {
    await getAs(till.shop, bought.person, `/api/workflows/${nothing}/download`)
    await ask(till.shop.url, '/wp-admin/setup.php')
    await ask(till.shop.url, '/.env')
    const download = { method: 'GET', route: '/api/workflows/:id/download' }
    await reaches('vexa_http_requests_total', { ...download, status: '404' }, 1)
    await reaches('vexa_http_requests_total', { route: 'none', status: '404' }, 2)
    expect(await count('vexa_http_request_duration_seconds_count', download)).toBe(1)
    expect(await count('vexa_http_requests_in_flight')).toBe(0)
    expect(await metricsText(till.shop)).not.toMatch(/wp-admin|\.env|01890000/)
  })

  it('has use cases by what they came to', async () => {
    await login(till.shop, bought.person.email, 'not the right one')
    expect(await count('vexa_use_case_outcomes_total', { use_case: 'RecordSale', outcome: 'done' })).toBe(1)
    await reaches('vexa_use_case_outcomes_total', { use_case: 'LogIn', outcome: 'InvalidCredentials' }, 1)
    expect(await count('vexa_use_case_duration_seconds_count', { use_case: 'RecordSale' })).toBe(1)
  })

  it('has statements by their names, those of the ORM by their tables, and the errors of each by class', async () => {
    const done = (statement: string) => count('vexa_statement_outcomes_total', { statement, outcome: 'done' })
    expect(await done('checkout_by_reference')).toBeGreaterThan(0)
    expect(await done('insert sales')).toBe(1)
    expect(await count('vexa_transaction_outcomes_total', { outcome: 'done' })).toBeGreaterThan(3)
    await till.shop.sql('alter table download_links rename to links_away')
    const answer = await ask(till.shop.url, '/api/downloads/a-link-of-nobody')
    await till.shop.sql('alter table links_away rename to download_links')
    expect(answer.status).toBe(500)
    await reaches('vexa_statement_outcomes_total', { outcome: '42' }, 1)
  })

  it('has the pool’s connections, used, idle and in all', async () => {
    const [used, idle, most] = await Promise.all(
      ['used', 'idle', 'most'].map((state) => count('vexa_database_connections', { state })),
    )
    expect([most, await count('vexa_database_waiting')]).toEqual([7, 0])
    expect((used ?? -1) + (idle ?? -1)).toBeLessThanOrEqual(7)
  })

  it('has jobs by queue: how long they waited, what they came to, and how many wait', async () => {
    const queue = 'issue-receipt'
    await reaches('vexa_job_outcomes_total', { queue, outcome: 'done' }, 1)
    expect(await count('vexa_job_lag_seconds_count', { queue })).toBe(1)
    expect(await count('vexa_job_duration_seconds_count', { queue })).toBe(1)
    expect(await count('vexa_jobs', { queue, state: 'waiting' })).toBe(0)
  })

  it('has the shop’s business of a day, in every currency that it sells in', async () => {
    const day = async (name: string, currency: string) => count(`vexa_${name}_last_day`, { currency })
    expect([await day('sales', 'NGN'), await day('revenue', 'NGN'), await day('refunds', 'NGN')]).toEqual([
      1, 250_000, 0,
    ])
    expect([await day('sales', 'GHS'), await day('revenue', 'GHS')]).toEqual([0, 0])
    expect(await count('vexa_events_total', { event: 'SaleRecorded' })).toBe(1)
  })

  it('P5: has a payment that waits for a person, and the call for one', async () => {
    const held = await till.start()
    await till.pay(held.reference, { amount: 1 })
    expect((await till.verify(held)).json.status).toBe('review')
    await reaches('vexa_alerts_total', { alert: 'payment held for review' }, 1)
    // Asked for at most every 15 seconds.
    await reaches('vexa_review_items', {}, 1)
    expect(await count('vexa_review_oldest_seconds')).toBeGreaterThan(0)
  })

  it('has what the last check of the books found', async () => {
    expect(await count('vexa_invariant_violations')).toBe(null)
    await till.shop.shop.resolve(checkBooks.port)({})()
    const found = samplesOf(await metricsText(till.shop)).filter(({ name }) => name === 'vexa_invariant_violations')
    expect(found.length).toBeGreaterThan(10)
    expect(found.every(({ value }) => value === 0)).toBe(true)
  })

  it('has calls outside by what they came to, and whether nobody calls any more', async () => {
    expect(await count('vexa_outside_call_outcomes_total', { service: 'paystack', outcome: 'done' })).toBeGreaterThan(0)
    expect(await count('vexa_breaker_open', { service: 'paystack' })).toBe(0)
    const waiting = await till.start()
    await till.faults({ api: [{ path: '/transaction/*', status: 503 }] })
    await vi.waitUntil(
      async () => {
        await till.verify(waiting)
        return (await count('vexa_breaker_open', { service: 'paystack' })) === 1
      },
      { timeout: 20_000, interval: 50 },
    )
    await till.faults(null)
    const failed = { service: 'paystack', call: 'verify', outcome: 'ProviderUnavailable' }
    expect(await count('vexa_outside_call_outcomes_total', failed)).toBeGreaterThan(0)
  })

  it('has the process and the machine under it', async () => {
    expect(await count('vexa_process_memory_bytes', { part: 'rss' })).toBeGreaterThan(1e7)
    expect(await count('vexa_process_cpu_seconds_total', { mode: 'user' })).toBeGreaterThan(0)
    expect(await count('vexa_event_loop_delay_seconds', { quantile: '0.99' })).toBeGreaterThanOrEqual(0)
    expect(await count('vexa_process_uptime_seconds')).toBeGreaterThan(0)
    if (process.platform !== 'linux') return
    expect(await count('vexa_process_open_files')).toBeGreaterThan(3)
    expect(await count('vexa_process_max_open_files')).toBeGreaterThan((await count('vexa_process_open_files')) ?? 0)
    expect(await count('vexa_process_memory_limit_bytes')).toBeGreaterThan(
      (await count('vexa_process_memory_bytes', { part: 'rss' })) ?? 0,
    )
    expect(await count('vexa_network_bytes_total', { device: 'lo', direction: 'in' })).toBeGreaterThan(0)
  })
})
