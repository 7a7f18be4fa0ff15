import { type Attributes, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { Telemetry } from './telemetry.ts'
import { here, parentOf, within } from './trace-context.ts'

/** Seconds. What takes less than the first is quick, what takes more than the last is in trouble. */
export const usualBuckets: ReadonlyArray<number> = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What a timer measures. Durations are in seconds, as Prometheus wants them. */
export type Measure = Readonly<{ name: string; description: string; buckets?: ReadonlyArray<number> }>

/** What is timed: its labels, of which there are few, and the name of its span. */
export type Timed = Readonly<{ span: string; kind?: SpanKind; labels: Attributes }>

/** Times work and counts what it came to, in words of which there are few; a span of it where traces are kept. */
export type Timer = <A>(what: Timed, work: () => Promise<A>, outcomeOf: (result: A) => string) => Promise<A>

/** Work that threw. */
export const thrown = 'thrown'

const spanned = async <A>(
  { tracer }: Telemetry,
  { span: name, kind = SpanKind.INTERNAL, labels }: Timed,
  work: () => Promise<A>,
  outcomeOf: (result: A) => string,
): Promise<A> => {
  if (tracer === null) return work()
  const span = tracer.startSpan(name, { kind, attributes: labels }, parentOf(here()))
  try {
    const result = await within(span.spanContext(), work)
    span.setAttribute('outcome', outcomeOf(result))
    return result
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

/** A duration by its labels, and a counter of outcomes beside it: not each outcome needs a histogram. */
export const timer = (telemetry: Telemetry, { name, description, buckets = usualBuckets }: Measure): Timer => {
  const duration = telemetry.meter.createHistogram(`${name}_duration_seconds`, {
    description,
    advice: { explicitBucketBoundaries: [...buckets] },
  })
  const outcomes = telemetry.meter.createCounter(`${name}_outcomes`, { description: `${description}, by outcome` })
  return async (what, work, outcomeOf) => {
    const startedAt = performance.now()
    let outcome = thrown
    try {
      const result = await spanned(telemetry, what, work, outcomeOf)
      outcome = outcomeOf(result)
      return result
    } finally {
      duration.record((performance.now() - startedAt) / 1_000, what.labels)
      outcomes.add(1, { ...what.labels, outcome })
    }
  }
}
