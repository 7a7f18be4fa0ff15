import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { BreakerState } from '../../src/adapters/payments/paystack.breaker.ts'
import { adapterAt, anOrder } from './support/adapter.ts'
import { type Answer, fakePaystack, opensPageAt, says } from './support/fake-paystack.ts'

const { reference } = anOrder()
const mostMsEach = 10
const unknown = says(404, { status: false, code: 'transaction_not_found' })
const down = says(500, { status: false, message: 'An error occurred' })

/** A Paystack that can be changed while it runs, and how the circuit to it changed. */
const changeable = async (first: Answer, settings: { lookEveryMs?: number; failures?: number } = {}) => {
  let answer = first
  const changes: Array<BreakerState> = []
  const { url, asked } = await fakePaystack((response, request) => answer(response, request))
  const gateway = adapterAt(
    url,
    { timeoutMs: 2_000 },
    { failures: 3, lookEveryMs: 40, changed: (state) => changes.push(state), ...settings },
  )
  return {
    gateway,
    asked,
    changes,
    url,
    becomes: (next: Answer) => {
      answer = next
    },
  }
}
const times = async (count: number, work: () => Promise<unknown>) => {
  for (let each = 0; each < count; each += 1) await work()
}
const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await pause(10)
}

describe('the circuit to Paystack', () => {
  it('PAY-21: opens while Paystack is down; then the answer is no, at once and with a time to come again', async () => {
    const { gateway, asked, changes } = await changeable(down, { lookEveryMs: 60_000 })
    await times(3, () => gateway.initialize(anOrder())())
    expect(changes).toEqual(['open'])
    const before = asked.length
    const startedAt = performance.now()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0 ? gateway.initialize(anOrder())() : gateway.verify(reference)(),
      ),
    )
    expect(performance.now() - startedAt).toBeLessThan(100 * mostMsEach)
    for (const answer of answers)
      expect(answer).toMatchObject({ left: { _tag: 'ProviderUnavailable', retryAfterSeconds: 60 } })
    expect(asked).toHaveLength(before)
  })

  it('PAY-21: closes by itself once Paystack is back, though nobody calls, and no buyer finds out for the others', async () => {
    const { gateway, asked, changes, becomes, url } = await changeable((response) => void response.destroy())
    await times(3, () => gateway.initialize(anOrder())())
    await until(() => asked.filter(({ path }) => path.includes('ANYBODY')).length > 1)
    expect(changes).toEqual(['open'])
    becomes(unknown)
    await until(() => changes.length > 1)
    expect(changes).toEqual(['open', 'closed'])
    becomes(opensPageAt(url))
    expect(await gateway.initialize(anOrder())()).toMatchObject({ right: { outcome: 'opened' } })
  })

  it.each<readonly [string, Answer]>([
    ['an unknown reference', unknown],
    ['a wrong key', says(401, { status: false, code: 'invalid_Key', message: 'Invalid key' })],
    ['a refusal', says(400, { status: false, message: 'Currency not supported by merchant' })],
    ['a refusal by 200', says(200, { status: false, message: 'No' })],
    ['too many calls', says(429, { status: false, code: 'rate_limited' })],
  ])('stays closed over %s: that is an answer', async (_, answer) => {
    const { gateway, asked, changes } = await changeable(answer)
    await times(6, () => gateway.initialize(anOrder())())
    expect(changes).toEqual([])
    expect(asked).toHaveLength(6)
  })

  it('counts failures in a row only, and not the impatience of who asked', async () => {
    const { gateway, changes, becomes, url } = await changeable(down)
    await times(2, () => gateway.initialize(anOrder())())
    becomes(opensPageAt(url))
    await gateway.initialize(anOrder())()
    becomes(down)
    await times(2, () => gateway.initialize(anOrder())())
    becomes(() => undefined)
    await times(4, () => gateway.initialize(anOrder(), 20)())
    expect(changes).toEqual([])
  })
})

describe('a call to Paystack that fails', () => {
  it('is made again, after a moment, when it only asks', async () => {
    let tries = 0
    const { url, asked } = await fakePaystack((response, request) => {
      tries += 1
      return (tries < 3 ? down : unknown)(response, request)
    })
    expect(await adapterAt(url).verify(reference)()).toMatchObject({ right: { _tag: 'None' } })
    expect(asked).toHaveLength(3)
  })

  it('is never made again when it writes', async () => {
    const { url, asked } = await fakePaystack(down)
    expect(await adapterAt(url).initialize(anOrder())()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(asked).toHaveLength(1)
  })

  it('is given up within its time, its tries together', async () => {
    const { url } = await fakePaystack((response) => void setTimeout(() => response.destroy(), 120))
    const startedAt = performance.now()
    expect(await adapterAt(url, { timeoutMs: 300 }).verify(reference)()).toMatchObject({
      left: { _tag: 'ProviderUnavailable' },
    })
    expect(performance.now() - startedAt).toBeLessThan(1_400)
  })
})

describe('Paystack that has had too many calls', () => {
  const limited =
    (headers: Readonly<Record<string, string>>): Answer =>
    (response) =>
      void response.writeHead(429, { 'Content-Type': 'application/json', ...headers }).end('{"status":false}')

  it.each([
    [{ 'X-RateLimit-Reset': '7' }, 7],
    [{ 'Retry-After': '9' }, 9],
    [{ 'X-RateLimit-Reset': '999999' }, 60],
  ])('is left alone as long as it says: %j', async (headers, seconds) => {
    const { gateway, asked, becomes, url } = await changeable(limited(headers))
    expect(await gateway.verify(reference)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(await gateway.verify(anOrder().reference)()).toMatchObject({
      left: { _tag: 'ProviderUnavailable', retryAfterSeconds: seconds },
    })
    expect(asked).toHaveLength(1)
    becomes(opensPageAt(url))
    expect(await gateway.initialize(anOrder())()).toMatchObject({ right: { outcome: 'opened' } })
  })

  it('is asked again at once when it says nothing that can be read', async () => {
    const { gateway, asked } = await changeable(limited({ 'Retry-After': 'Fri, 31 Dec 1999 23:59:59 GMT' }))
    await times(2, () => gateway.verify(reference)())
    expect(asked).toHaveLength(2)
  })
})
