import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { Telemetry } from '../telemetry.ts'
import { usualBuckets } from '../timer.ts'
import { continued, parentOf, within } from '../trace-context.ts'

type Serve = (request: IncomingMessage, response: ServerResponse) => void

/** The pattern of the route that served a request, with names where its parts differ; null where none did. */
export type RouteOf = (request: IncomingMessage) => string | null

/** Where nothing is: whatever was asked for, it is one label. */
const nowhere = 'none'
/** Whoever asked did not wait for the answer. */
const aborted = 'aborted'
const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

const instruments = ({ meter }: Telemetry) => ({
  duration: meter.createHistogram('vexa_http_request_duration_seconds', {
    description: 'Requests by route',
    advice: { explicitBucketBoundaries: [...usualBuckets] },
  }),
  answered: meter.createCounter('vexa_http_requests', { description: 'Requests by route and status' }),
  inFlight: meter.createUpDownCounter('vexa_http_requests_in_flight', { description: 'Requests being served' }),
})

const ended = (span: Span | undefined, name: string, status: number | typeof aborted): void => {
  span?.updateName(name).setAttribute('http.response.status_code', status)
  if (typeof status === 'number' && status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
  span?.end()
}

/** The same server, with each request timed, counted by its route, and a part of the trace that it came with. */
export const watchedRequests = (telemetry: Telemetry, routeOf: RouteOf, serve: Serve): Serve => {
  const { duration, answered, inFlight } = instruments(telemetry)
  return (request, response) => {
    const startedAt = performance.now()
    const method = known.has(request.method ?? '') ? String(request.method) : 'other'
    const parent = continued(request.headers['traceparent'])
    const span = telemetry.tracer?.startSpan(method, { kind: SpanKind.SERVER }, parentOf(parent))
    inFlight.add(1)
    response.once('close', () => {
      const labels = { method, route: routeOf(request) ?? nowhere }
      const status = response.writableFinished ? response.statusCode : aborted
      inFlight.add(-1)
      duration.record((performance.now() - startedAt) / 1_000, labels)
      answered.add(1, { ...labels, status: String(status) })
      ended(span, `${method} ${labels.route}`, status)
    })
    within(span?.spanContext() ?? parent, () => serve(request, response))
  }
}
