import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { goodPassword, newEmail } from '../http/support/people.ts'
import { ask } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'

type Span = Readonly<{
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: ReadonlyArray<Readonly<{ key: string; value: Readonly<Record<string, unknown>> }>>
}>
type Told = Readonly<{
  resourceSpans?: ReadonlyArray<Readonly<{ scopeSpans: ReadonlyArray<Readonly<{ spans: ReadonlyArray<Span> }>> }>>
}>

/** A collector of OpenTelemetry that keeps what it is sent, as text. */
const openCollector = async () => {
  const sent: Array<Readonly<{ path: string; text: string }>> = []
  const server: Server = createServer(async (request, response) => {
    const chunks: Array<Uint8Array> = []
    for await (const chunk of request) chunks.push(chunk)
    sent.push({ path: request.url ?? '', text: Buffer.concat(chunks).toString() })
    response.setHeader('Content-Type', 'application/json').end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => sent.map(({ text }) => text).join('\n'),
    paths: () => new Set(sent.map(({ path }) => path)),
    spans: () =>
      sent
        .filter(({ path }) => path === '/v1/traces')
        .flatMap(({ text }) => (JSON.parse(text) as Told).resourceSpans ?? [])
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    close: () => new Promise((done) => server.close(done)),
  }
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const theirs = '00f067aa0ba902b7'

describe('a trace', () => {
  let shop: TestShop
  let collector: Awaited<ReturnType<typeof openCollector>>
  const email = newEmail()
  beforeAll(async () => {
    collector = await openCollector()
    shop = await testShop({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    await ask(shop.url, '/api/auth/register', {
      headers: { traceparent: `00-${traceId}-${theirs}-01` },
      body: { email, password: goodPassword, name: 'Ada' },
    })
  })
  afterAll(async () => {
    await shop?.stop()
    await collector?.close()
  })

  const named = async (name: string | RegExp): Promise<Span> => {
    const find = () => collector.spans().find((span) => span.traceId === traceId && span.name.match(name) !== null)
    await vi.waitUntil(() => find() !== undefined, { timeout: 20_000, interval: 100 })
    return find() as Span
  }

  it('goes on with the one that a request came with, through use cases to statements', async () => {
    const request = await named('POST /api/auth/register')
    const useCase = await named(/^RegisterUser$/)
    const transaction = await named(/^transaction$/)
    const statement = await named(/^insert users$/)
    expect(request.parentSpanId).toBe(theirs)
    expect(useCase.parentSpanId).toBe(request.spanId)
    expect(transaction.parentSpanId).toBe(useCase.spanId)
    expect(statement.parentSpanId).toBe(transaction.spanId)
  })

  it('goes on with what the request set off: the job of its event', async () => {
    const job = await named('job post-email-code')
    const made = await named(/^PostLetter$/)
    expect(made.parentSpanId).toBe(job.spanId)
    expect((await named('job send-mails')).traceId).toBe(traceId)
  })

  it('has nothing of what people wrote', async () => {
    await named('job send-mails')
    for (const personal of [email, goodPassword, 'argon2id']) expect(collector.text()).not.toContain(personal)
  })

  it('is not held up by a collector that is away, nor is the end of the shop', async () => {
    const lonely = await testShop({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    expect((await ask(lonely.url, '/livez')).status).toBe(200)
    const startedAt = performance.now()
    await lonely.stop()
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })
})
