import { DiagLogLevel, diag, type Tracer } from '@opentelemetry/api'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, type MetricReader } from '@opentelemetry/sdk-metrics'
import type { Log } from '../../../ports/kernel/log.ts'
import type { Telemetry } from '../telemetry.ts'
import { serveMetrics } from './metrics-server.ts'

/** Where figures may be fetched, and where they and traces are sent; null: not at all. */
export type TelemetrySettings = Readonly<{
  metrics: Readonly<{ host: string; port: number }> | null
  /** A collector of OpenTelemetry, by OTLP over HTTP. */
  otlpUrl: string | null
  /** The share of traces that is kept, from 0 to 1. */
  tracesShare: number
  service: Readonly<{ name: string; instance: string }>
}>

/** Telemetry, and the port at which figures may be fetched; null where they may not. */
export type OpenTelemetry = Telemetry & Readonly<{ port: number | null }>

/** What OpenTelemetry itself cannot do is a line of ours. */
const heardBy = (log: Log): void => {
  const tell = (what: string) => log.warn({ what }, 'telemetry was not handed over')
  diag.setLogger(
    { error: tell, warn: tell, info: () => undefined, debug: () => undefined, verbose: () => undefined },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  )
}

type Sending = Readonly<{ readers: ReadonlyArray<MetricReader>; tracer: Tracer | null; stop: () => Promise<void> }>
const sendsNothing: Sending = { readers: [], tracer: null, stop: async () => undefined }

/** Starts to count, and to keep traces where they are sent; answers what watchers need. */
export const openTelemetry = async (settings: TelemetrySettings, log: Log): Promise<OpenTelemetry> => {
  const { metrics, otlpUrl, service } = settings
  heardBy(log)
  const resource = resourceFromAttributes({ 'service.name': service.name, 'service.instance.id': service.instance })
  // Loaded only where something is sent: who does not send pays no memory for it.
  const sending =
    otlpUrl === null
      ? sendsNothing
      : (await import('./otlp.ts')).sendTo({ url: otlpUrl, share: settings.tracesShare, resource })
  const fetched =
    metrics === null
      ? null
      : new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true })
  const meters = new MeterProvider({ resource, readers: [...(fetched === null ? [] : [fetched]), ...sending.readers] })
  const served = fetched === null || metrics === null ? null : await serveMetrics(fetched, metrics)
  return {
    meter: meters.getMeter('vexa'),
    tracer: sending.tracer,
    port: served?.port ?? null,
    stop: async () => {
      await served?.stop()
      await Promise.allSettled([meters.shutdown(), sending.stop()])
    },
  }
}
