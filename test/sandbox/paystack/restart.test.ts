import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startPaystackSandbox } from '../../../sandbox/paystack/server.ts'
import { at, startUnderTest } from './sandbox-under-test.ts'

const newStateFile = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paystack-sandbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'data', 'paystack-sandbox.json')
}

describe('a sandbox that is started again', () => {
  it('knows its transactions, payers and webhooks, and goes on counting', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.initialize({ reference: 'paid', metadata: { a: 1 } })
    await before.initialize({ reference: 'open' })
    await before.control('POST', '/transactions/paid/pay')
    await before.shop.count(1)
    const paid = await before.verify('paid')
    await before.sandbox.stop()

    const after = await startUnderTest({ stateFile })
    expect(await after.verify('paid')).toEqual(paid)
    expect(at(await after.initialize({ reference: 'open' }), 'code')).toBe('duplicate_reference')
    expect(at(await after.control('GET', '/webhooks'), 'items.0')).toMatchObject({ id: 1, reference: 'paid' })
    const path = new URL(String(at(await after.control('GET', '/transactions/open'), 'checkoutUrl'))).pathname
    expect((await after.page(path)).status).toBe(200)
    await after.initialize({ reference: 'new' })
    const customers = await Promise.all(['paid', 'new'].map((reference) => after.verify(reference)))
    const [first, second] = customers.map((answer) => at(answer, 'data.customer.customer_code'))
    expect(second).toBe(first)
    expect(at(await after.verify('new'), 'data.id')).toBeGreaterThan(Number(at(paid, 'data.id')))
  })

  it('goes on with the retries, at the address of now, signed with the key of then', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    before.shop.answerWith(500)
    await before.initialize({ reference: 'r' })
    await before.control('POST', '/transactions/r/pay')
    const [first] = await before.shop.count(1)
    await before.control('PUT', '/clock', { advanceMs: 1_000 })
    await before.sandbox.stop()

    const after = await startUnderTest({ stateFile })
    await after.control('PUT', '/clock', { advanceMs: 3_600_000 })
    const [second] = await after.shop.count(1)
    expect(second?.bytes).toEqual(first?.bytes)
    expect(second?.headers['x-paystack-signature']).toBe(first?.headers['x-paystack-signature'])
    expect(at(await after.control('GET', '/webhooks'), 'items.0')).toMatchObject({
      delivered: true,
      url: after.shop.url,
      attempts: [{ status: 500 }, { status: 200 }],
    })
  })

  it('sends what was under way when it stopped', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.control('PUT', '/faults', { webhooks: { delayMs: 60_000 } })
    await before.initialize({ reference: 'r' })
    await before.control('POST', '/transactions/r/pay')
    await before.sandbox.stop()

    const after = await startUnderTest({ stateFile })
    await after.control('PUT', '/clock', { advanceMs: 60_000 })
    expect(await after.shop.count(1)).toHaveLength(1)
  })

  it('goes on with the refunds that were on their way', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.initialize({ reference: 'r' })
    await before.control('POST', '/transactions/r/pay')
    const first = await before.control('POST', '/refunds', { reference: 'r', amount: 1_000 })
    await before.sandbox.stop()

    const after = await startUnderTest({ stateFile })
    await after.control('PUT', '/clock', { advanceMs: 30_000 })
    expect(at(await after.control('GET', '/transactions/r'), 'refunds.0')).toMatchObject({
      id: at(first, 'id'),
      status: 'processed',
    })
    const second = await after.control('POST', '/refunds', { reference: 'r', amount: 1_000 })
    expect(at(second, 'id')).toBe(Number(at(first, 'id')) + 1)
  })

  it('goes on with the disputes that wait for an answer', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.initialize({ reference: 'r' })
    await before.control('POST', '/transactions/r/pay')
    const id = at(await before.control('POST', '/disputes', { reference: 'r' }), 'id')
    await before.sandbox.stop()

    const after = await startUnderTest({ stateFile })
    await after.control('PUT', '/clock', { advanceMs: 16 * 3_600_000 })
    expect(at(await after.api(`/dispute/${id}`), 'data.resolution')).toBe('auto-accepted')
    expect(at(await after.verify('r'), 'data.status')).toBe('reversed')
  })

  it('does not go back in time', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.initialize({ reference: 'r' })
    const moved = at(await before.control('PUT', '/clock', { advanceMs: 86_400_000 }), 'now')
    await before.initialize({ reference: 's' })
    await before.sandbox.stop()
    const after = await startUnderTest({ stateFile })
    const { now } = JSON.parse(await (await after.page('/health')).text())
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(String(moved)))
  })
})

describe('the state file', () => {
  it('follows while the sandbox runs, for its owner only, with nothing left beside it', async () => {
    const stateFile = await newStateFile()
    const { initialize } = await startUnderTest({ stateFile })
    await initialize({ reference: 'r' })
    await expect.poll(() => readFile(stateFile, 'utf8').catch(() => '')).toContain('"reference":"r"')
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(stateFile, '..'))).toEqual(['paystack-sandbox.json'])
  })

  it('of a release that knew neither refunds nor disputes is read', async () => {
    const stateFile = await newStateFile()
    const before = await startUnderTest({ stateFile })
    await before.initialize({ reference: 'r' })
    await before.control('POST', '/transactions/r/pay')
    await before.shop.count(1)
    await before.sandbox.stop()
    const { version, clock, lastIds, customers, transactions, webhooks } = JSON.parse(await readFile(stateFile, 'utf8'))
    const { transaction, customer, webhook } = lastIds
    const old = { version, clock, lastIds: { transaction, customer, webhook }, customers, transactions, webhooks }
    await writeFile(stateFile, JSON.stringify(old))

    const after = await startUnderTest({ stateFile })
    expect(at(await after.verify('r'), 'data.status')).toBe('success')
    const made = await after.control('POST', '/refunds', { reference: 'r' })
    expect(made).toMatchObject({ status: 201, body: { id: expect.any(Number) } })
  })

  it('of somebody else stops the start, and stays as it is', async () => {
    const stateFile = join(await newStateFile(), '..', '..', 'other.json')
    await writeFile(stateFile, '{"version":2}')
    const start = startPaystackSandbox({ webhookUrl: 'http://127.0.0.1:1/', stateFile })
    await expect(start).rejects.toThrow(stateFile)
    expect(await readFile(stateFile, 'utf8')).toBe('{"version":2}')
  })
})
