import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { type Instance, type Instances, openInstances } from './instances.ts'

const drainMs = 1_500

/** A request whose body comes when it is told to; its status and whether the connection ends with the answer. */
const slowlyAsked = ({ url }: Instance, body: string) => {
  const agent = new Agent({ keepAlive: true })
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
  const outgoing = request(`${url}/api/auth/login`, { method: 'POST', agent, headers })
  const answered = new Promise<readonly [number, string]>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => resolve([incoming.statusCode ?? 0, incoming.headers.connection ?? '']))
    })
  })
  outgoing.write(body.slice(0, 1))
  return { finish: () => outgoing.end(body.slice(1)), answered }
}

describe('an instance that is told to leave', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
  })
  afterAll(() => all?.close())

  it('OPS-01: says so at once, serves on until a balancer can know, and ends well', async () => {
    const instance = await all.start({ DRAIN_MS: String(drainMs) })
    expect((await ask(instance.url, '/readyz')).status).toBe(200)
    const end = instance.process.stop()
    await pause(drainMs / 3)
    const ready = await ask(instance.url, '/readyz')
    expect([ready.status, ready.json.status]).toEqual([503, 'stopping'])
    const served = await ask(instance.url, '/api/workflows')
    expect([served.status, served.header('connection')]).toEqual([200, 'close'])
    await end
    expect(await instance.process.ended).toBe(0)
  })

  it('OPS-01: answers what was in flight when it was told, and keeps no connection after that', async () => {
    const instance = await all.start()
    const asked = slowlyAsked(instance, JSON.stringify({ email: 'ada@example.test', password: 'whatever it is' }))
    await ask(instance.url, '/livez')
    const end = instance.process.stop()
    await pause(300)
    asked.finish()
    expect(await asked.answered).toEqual([401, 'close'])
    await end
    expect(await instance.process.ended).toBe(0)
  })

  it('OPS-02: takes a second signal for what it is, one more', async () => {
    const instance = await all.start({ DRAIN_MS: '600' })
    const first = instance.process.stop()
    await pause(200)
    await instance.process.stop()
    await first
    expect(await instance.process.ended).toBe(0)
  })

  it('R11: is a worker alone, or an instance without one, when it is told to be', async () => {
    const [worker, web] = [await all.start({ WORKER: 'only' }), await all.start({ WORKER: 'off' })]
    expect((await ask(worker.url, '/readyz')).status).toBe(200)
    expect((await ask(worker.url, '/api/workflows')).status).toBe(404)
    const { person, reference } = await all.paidAt(web.url)
    const verified = await ask(web.url, `/api/payment/verify/${reference}`, { headers: bearer(person.accessToken) })
    expect(verified.json.status).toBe('paid')
    for (const each of [worker, web]) {
      await each.process.stop()
      expect(await each.process.ended).toBe(0)
    }
  })
})
