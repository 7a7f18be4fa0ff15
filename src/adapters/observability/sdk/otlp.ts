import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { Resource } from '@opentelemetry/resources'
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'

type Destination = Readonly<{ url: string; share: number; resource: Resource }>

/** A collector that does not answer holds nobody up. */
const timeoutMillis = 2_000
const figuresEveryMs = 30_000

/** Sends figures and traces to a collector. Which traces are kept is said by their ids, so that all instances agree. */
export const sendTo = ({ url, share, resource }: Destination) => {
  const traces = new OTLPTraceExporter({ url: `${url}/v1/traces`, timeoutMillis })
  const figures = new OTLPMetricExporter({ url: `${url}/v1/metrics`, timeoutMillis })
  const provider = new TracerProvider({
    resource,
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: traces, scheduledDelayMillis: 1_000, exportTimeoutMillis: timeoutMillis }),
    ],
  })
  return {
    readers: [
      new PeriodicExportingMetricReader({
        exporter: figures,
        exportIntervalMillis: figuresEveryMs,
        exportTimeoutMillis: timeoutMillis,
      }),
    ],
    tracer: provider.getTracer('vexa'),
    stop: () => provider.shutdown(),
  }
}
