import { describe, expect, it } from 'vitest'
import { pathMatches } from '../../../sandbox/paystack/faults/path-matches.ts'
import { at, each, post, startUnderTest, type UnderTest } from './sandbox-under-test.ts'

const set = ({ control }: UnderTest, faults: unknown) => control('PUT', '/faults', faults)

describe('faults of the API', () => {
  it('status and body: the request has no effect and gets this answer, so many times', async () => {
    const under = await startUnderTest()
    await set(under, {
      api: [{ path: '/transaction/initialize', status: 503, body: { status: false, message: 'down' }, times: 2 }],
    })
    const refused = { status: 503, body: { status: false, message: 'down' } }
    expect(await under.initialize({ reference: 'r' })).toEqual(refused)
    expect(await under.initialize({ reference: 'r' })).toEqual(refused)
    expect((await under.initialize({ reference: 'r' })).status).toBe(200)
  })

  it('body: text goes out as it is, HTML as HTML, JSON cut short as JSON', async () => {
    const under = await startUnderTest()
    const get = async (body: string) => {
      await set(under, { api: [{ path: '/transaction/verify', body }] })
      const response = await fetch(`${under.sandbox.url}/transaction/verify/r`)
      return [response.status, response.headers.get('content-type')?.split(';')[0], await response.text()]
    }
    expect(await get('<h1>Bad gateway</h1>')).toEqual([200, 'text/html', '<h1>Bad gateway</h1>'])
    expect(await get('{"status":tr')).toEqual([200, 'application/json', '{"status":tr'])
  })

  it('status alone: an error in Paystack’s shape', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/transaction/verify/:reference', status: 500 }] })
    expect(await under.verify('r')).toMatchObject({ status: 500, body: { status: false, message: expect.any(String) } })
  })

  it('delayMs: the request has its effect at once, its answer comes later', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/transaction/initialize', delayMs: 300 }] })
    const begun = Date.now()
    const answer = under.initialize({ reference: 'r' })
    await expect.poll(async () => (await under.verify('r')).status).toBe(200)
    expect((await answer).status).toBe(200)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(295)
  })

  it('dropConnection: the request has its effect, its answer is lost', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/transaction/initialize', dropConnection: true, times: 1 }] })
    await expect(under.initialize({ reference: 'r' })).rejects.toThrow()
    expect(at(await under.verify('r'), 'data.status')).toBe('abandoned')
    expect(at(await under.initialize({ reference: 'r' }), 'code')).toBe('duplicate_reference')
  })

  it.each([
    ['before', 0],
    ['after', 1],
    ['midway', 1],
    ['reset', 1],
    ['hang', 1],
  ])('dropConnection %s: no whole answer comes, and %i refund was made', async (dropConnection, refunds) => {
    const under = await startUnderTest()
    await under.initialize({ reference: 'r' })
    await under.control('POST', '/transactions/r/pay')
    await set(under, { api: [{ path: '/refund', method: 'POST', dropConnection, times: 1 }] })
    const begun = { ...post({ transaction: 'r', amount: 1_000 }), signal: AbortSignal.timeout(400) }
    await expect(under.api('/refund', begun)).rejects.toThrow()
    await expect.poll(async () => at(await under.api('/refund'), 'meta.total')).toBe(refunds)
  })

  it('alter: the answer says what is not so, in a list too', async () => {
    const under = await startUnderTest()
    await under.initialize({ reference: 'r' })
    await set(under, { api: [{ path: '/transaction/*', alter: { amount: 7, status: 'levitating' } }] })
    expect(at(await under.verify('r'), 'data')).toMatchObject({ amount: 7, status: 'levitating', reference: 'r' })
    await set(under, { api: [{ path: '/transaction', alter: { amount: 7 } }] })
    expect(each(await under.api('/transaction'), 'data', 'amount')).toEqual([7])
    expect(at(await under.verify('r'), 'data.amount')).toBe(250_000)
  })

  it('method: the others are left alone', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/refund', method: 'POST', status: 503 }] })
    expect((await under.api('/refund')).status).toBe(200)
    expect((await under.api('/refund', post({}))).status).toBe(503)
  })

  it('probability: the same seed and the same order meet the same luck, another seed another', async () => {
    const under = await startUnderTest()
    const luckWith = async (seed: number) => {
      await set(under, { api: [{ path: '/*', status: 503, probability: 0.5 }], seed })
      const statuses: number[] = []
      for (let count = 0; count < 24; count += 1) statuses.push((await under.api('/transaction')).status)
      return statuses
    }
    const first = await luckWith(1)
    expect(new Set(first)).toEqual(new Set([200, 503]))
    expect(await luckWith(1)).toEqual(first)
    expect(await luckWith(2)).not.toEqual(first)
  })

  it('leave the other paths, the page and the control routes alone', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/*', status: 500 }] })
    expect((await under.initialize()).status).toBe(500)
    expect((await under.control('GET', '/transactions')).status).toBe(200)
    expect((await under.page('/')).status).toBe(200)
  })

  it.each([
    ['/transaction', '/transaction', true],
    ['/transaction', '/transaction/1', false],
    ['/transaction/verify', '/transaction/verify/r', true],
    ['/transaction/:id', '/transaction/1', true],
    ['/transaction/{id}', '/transaction/1', true],
    ['/transaction/*', '/refund/1', false],
    ['/*', '/transaction/verify/r', true],
  ])('a fault of %s means %s: %s', (pattern, path, means) => {
    expect(pathMatches(pattern, path)).toBe(means)
  })
})

describe('setting faults', () => {
  it('answers what is in force, with the seed, and nothing once they are deleted', async () => {
    const under = await startUnderTest()
    const none = { drop: 0, duplicate: 0, reorder: 0, delayMs: 0, encoding: 'plain' }
    expect(
      await set(under, { webhooks: { drop: 0.25 }, api: [{ path: '/transaction', status: 500 }], seed: 9 }),
    ).toEqual({
      status: 200,
      body: {
        webhooks: { ...none, drop: 0.25 },
        api: [{ path: '/transaction', status: 500, times: null }],
        seed: '9',
      },
    })
    expect(at(await set(under, {}), 'seed')).toMatch(/^[a-z0-9]{8}$/)
    expect(await under.control('DELETE', '/faults')).toMatchObject({ status: 200, body: { webhooks: none, api: [] } })
  })

  it('says all that is wrong at once and changes nothing', async () => {
    const under = await startUnderTest()
    await set(under, { api: [{ path: '/transaction', status: 500 }] })
    const answer = await set(under, {
      webhooks: { drop: 2, reorder: 'yes', delayMs: -1, encoding: 'rot13', colour: 'red' },
      api: [{ status: 99 }, { path: 'transaction', times: 0, dropConnection: 'sometimes' }, 5],
      seed: {},
      more: true,
    })
    expect(answer.status).toBe(422)
    expect(each(answer, 'errors', 'pointer').toSorted()).toEqual(
      [
        '/more',
        '/webhooks/drop',
        '/webhooks/reorder',
        '/webhooks/delayMs',
        '/webhooks/encoding',
        '/webhooks/colour',
        '/api/0/path',
        '/api/0/status',
        '/api/1/path',
        '/api/1/times',
        '/api/1/dropConnection',
        '/api/2',
        '/seed',
      ].toSorted(),
    )
    expect((await under.api('/transaction')).status).toBe(500)
  })
})
