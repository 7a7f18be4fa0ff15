import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { type Context, ROOT_CONTEXT, type SpanContext, TraceFlags, trace } from '@opentelemetry/api'
import { parseTraceParent } from '@opentelemetry/core'

const current = new AsyncLocalStorage<SpanContext>()

const ofOurOwn = (): SpanContext => ({
  traceId: randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
  traceFlags: TraceFlags.NONE,
})

/** Runs work as a part of this trace; whatever it sets off, and writes to the log, belongs to it. */
export const within = <A>(span: SpanContext, work: () => A): A => current.run(span, work)

/** The trace that is gone on with by what somebody sent us (W3C Trace Context); one of our own where that is nothing. */
export const continued = (traceparent: unknown): SpanContext =>
  (typeof traceparent === 'string' ? parseTraceParent(traceparent) : null) ?? ofOurOwn()

/** The span that work is in here; none outside of any. */
export const here = (): SpanContext | undefined => current.getStore()

/** As OpenTelemetry wants a parent named. */
export const parentOf = (span: SpanContext | undefined): Context =>
  span === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, span)

/** What a line of the log has of its trace. */
export const traceFacts = (): Readonly<{ traceId?: string }> => {
  const span = here()
  return span === undefined ? {} : { traceId: span.traceId }
}

/** The present trace in the form in which it is handed on; null outside of any. */
export const traceparentNow = (): string | null => {
  const span = here()
  return span === undefined ? null : `00-${span.traceId}-${span.spanId}-${span.traceFlags === 0 ? '00' : '01'}`
}
