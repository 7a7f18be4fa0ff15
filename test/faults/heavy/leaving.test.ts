import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instances, openInstances } from '../instances.ts'

const mostMs = 30_000

describe('an instance that is told to leave and has a request that does not end', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
  })
  afterAll(() => all?.close())

  it('OPS-02: is gone within 30 s, in order, however often it is told', async () => {
    const instance = await all.start({ LIMIT_REQUEST_MS: '60000' })
    const { hostname, port } = new URL(instance.url)
    const socket = connect(Number(port), hostname).on('error', () => undefined)
    socket.write(`POST /api/auth/login HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 60\r\n`)
    socket.write('Content-Type: application/json\r\n\r\n{')
    await pause(500)
    const toldAt = performance.now()
    const ends = [instance.process.stop()]
    await pause(1_000)
    ends.push(instance.process.stop('SIGTERM'), instance.process.stop('SIGINT'))
    await Promise.all(ends)
    expect(await instance.process.ended).toBe(0)
    expect(performance.now() - toldAt).toBeLessThan(mostMs)
  })
})
