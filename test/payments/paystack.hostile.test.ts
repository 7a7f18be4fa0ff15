import { describe, expect, it } from 'vitest'
import { freePort } from '../../sandbox/postgres/free-port.ts'
import { adapterAt, anOrder, key, refundsAt } from './support/adapter.ts'
import { type Answer, fakePaystack, opensPageAt, says } from './support/fake-paystack.ts'

const cutOff: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' })
  response.write('{"status":true,"da')
  setTimeout(() => response.destroy(), 20)
}
const dripping: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}
const endless: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  const chunk = Buffer.alloc(4_096, 32)
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

const bad: ReadonlyArray<readonly [string, Answer]> = [
  ['500', says(500, { status: false, message: 'An error occurred' })],
  ['502 in HTML', says(502, '<html>Bad gateway</html>', 'text/html')],
  ['429', says(429, { status: false, message: 'Rate limit exceeded!', code: 'rate_limited' })],
  ['401', says(401, { status: false, message: 'Invalid key', code: 'invalid_Key' })],
  ['200 in HTML', says(200, '<html>Welcome</html>', 'text/html')],
  ['200 that says no', says(200, { status: false, message: 'no' })],
  ['200 with half of the JSON', says(200, '{"status":true,"data":{"reference":')],
  ['200 with nothing', says(200, '')],
  ['200 with JSON that is nothing', says(200, 'null')],
  ['a body that is cut off', cutOff],
  ['no answer at all', () => undefined],
  ['an answer that never ends, a byte at a time', dripping],
  ['an answer that never ends, as fast as it can', endless],
  ['a closed connection', (response) => void response.destroy()],
]

describe.each(bad)('Paystack that answers %s', (_, answer) => {
  const payment = { reference: anOrder().reference, providerId: '4099260516' }
  const contest = { providerId: '9', buyer: { email: 'a@b.example', name: 'Ada' }, details: 'Sold', deliveredAt: null }
  it.each([
    ['initialize', (url: string) => adapterAt(url, { timeoutMs: 300 }).initialize(anOrder())],
    ['verify', (url: string) => adapterAt(url, { timeoutMs: 300 }).verify(anOrder().reference)],
    [
      'refund',
      (url: string) => refundsAt(url, { timeoutMs: 300 }).refund({ ...payment, amount: 1, currency: 'NGN', note: 'n' }),
    ],
    ['refundsOf', (url: string) => refundsAt(url, { timeoutMs: 300 }).refundsOf(payment)],
    ['disputesOf', (url: string) => refundsAt(url, { timeoutMs: 300 }).disputesOf(payment)],
    [
      'acceptDispute',
      (url: string) => refundsAt(url, { timeoutMs: 300 }).acceptDispute({ providerId: '9', amount: 1, message: 'm' }),
    ],
    ['contestDispute', (url: string) => refundsAt(url, { timeoutMs: 300 }).contestDispute(contest)],
  ])('is unavailable to %s, within the time, and nothing leaks', async (_call, call) => {
    const { url } = await fakePaystack(answer)
    const startedAt = performance.now()
    const result = await call(url)()
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(result).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(JSON.stringify(result)).not.toContain(key)
  })
})

describe('Paystack that sends us elsewhere', () => {
  it.each([301, 302, 303, 307, 308])(
    'by %i is not followed, however good the answer there would be',
    async (status) => {
      const { url, asked } = await fakePaystack((response, request) =>
        request.path === '/elsewhere'
          ? opensPageAt(`http://${response.req.headers.host}`)(response, request)
          : void response.writeHead(status, { Location: '/elsewhere' }).end(),
      )
      expect(await adapterAt(url).initialize(anOrder())()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
      expect(asked.map(({ path }) => path)).toEqual(['/transaction/initialize'])
    },
  )
})

describe('Paystack that cannot be reached', () => {
  it('is unavailable at once when nobody listens', async () => {
    const gateway = adapterAt(`http://127.0.0.1:${await freePort()}`)
    expect(await gateway.verify(anOrder().reference)()).toMatchObject({
      left: { _tag: 'ProviderUnavailable', cause: { reason: 'ECONNREFUSED' } },
    })
  })

  it('is unavailable when it shows a certificate that nobody signed for it', async () => {
    const { url } = await fakePaystack(says(200, {}))
    const gateway = adapterAt(url.replace('http:', 'https:'))
    expect(await gateway.verify(anOrder().reference)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })

  it('is not called at all when no time is left, and given up when the little that is left is over', async () => {
    const { url, asked } = await fakePaystack(() => undefined)
    const gateway = adapterAt(url, { timeoutMs: 60_000 })
    expect(await gateway.initialize(anOrder(), 0)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(await gateway.verify(anOrder().reference, -1)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(asked).toEqual([])
    expect(await gateway.verify(anOrder().reference, 50)()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
    expect(asked).toHaveLength(1)
  })
})

describe('a page to pay on', () => {
  const page = (authorization_url: unknown, access_code: unknown = 'abc') =>
    says(200, { status: true, message: 'Authorization URL created', data: { authorization_url, access_code } })

  it.each([
    ['of another origin', 'https://evil.example/checkout/abc'],
    ['of an origin that begins alike', 'https://checkout.paystack.com.evil.example/abc'],
    ['with the right origin in its name', 'https://checkout.paystack.com@evil.example/abc'],
    ['of another scheme', 'http://checkout.paystack.com/abc'],
    ['that is a script', 'javascript:alert(1)'],
    ['that is no address', 'checkout.paystack.com/abc'],
    ['that is empty', ''],
    ['that is null', null],
  ])('%s is refused', async (_, address) => {
    const { url } = await fakePaystack(page(address))
    const gateway = adapterAt(url, { checkoutOrigin: 'https://checkout.paystack.com' })
    expect(await gateway.initialize(anOrder())()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })

  it('without its access code is refused', async () => {
    const { url } = await fakePaystack(page('https://checkout.paystack.com/abc', ''))
    const gateway = adapterAt(url, { checkoutOrigin: 'https://checkout.paystack.com' })
    expect(await gateway.initialize(anOrder())()).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })

  it("of Paystack's is taken", async () => {
    const { url } = await fakePaystack(opensPageAt('https://checkout.paystack.com'))
    const gateway = adapterAt(url, { checkoutOrigin: 'https://checkout.paystack.com/' })
    expect(await gateway.initialize(anOrder())()).toMatchObject({ right: { outcome: 'opened' } })
  })
})
