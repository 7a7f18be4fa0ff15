import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { inRequest, requestFacts } from '../adapters/http/kernel/request-context.ts'
import type { JobWatch } from '../adapters/jobs/job-watch.ts'
import type { OpenTelemetry } from '../adapters/observability/sdk/open-telemetry.ts'
import { noTelemetry, type Telemetry } from '../adapters/observability/telemetry.ts'
import { traceFacts, traceparentNow } from '../adapters/observability/trace-context.ts'
import { watchedJobs } from '../adapters/observability/watch/jobs.ts'
import type { Log } from '../ports/kernel/log.ts'
import type { Settings } from './configuration/schema.ts'

const nobodyLooks: OpenTelemetry = { ...noTelemetry, port: null }

/** Counts for whom the settings name. Where they name nobody, nothing of OpenTelemetry's is loaded, nor anything counted. */
export const telemetryOf = async (settings: Settings, log: Log): Promise<OpenTelemetry> => {
  const { METRICS_PORT: port, METRICS_HOST: host, OTEL_EXPORTER_OTLP_ENDPOINT: otlpUrl } = settings
  if (port === null && otlpUrl === null) return nobodyLooks
  const { openTelemetry } = await import('../adapters/observability/sdk/open-telemetry.ts')
  const telemetry = await openTelemetry(
    {
      metrics: port === null ? null : { host, port },
      otlpUrl,
      tracesShare: settings.OTEL_TRACES_SAMPLER_ARG,
      service: { name: 'vexa', instance: `${hostname()}-${randomUUID()}` },
    },
    log,
  )
  if (telemetry.port !== null) log.info({ metricsPort: telemetry.port }, 'figures are served')
  return telemetry
}

/** Whether anybody looks at what is counted. */
export const isWatched = (telemetry: Telemetry): boolean => telemetry !== nobodyLooks

/** What every line of the log has of where it comes from: the request that set it off, and the trace. */
export const factsOfNow = (): object => ({ ...requestFacts(), ...traceFacts() })

const carriedNow = () => {
  const { requestId } = requestFacts()
  const traceparent = traceparentNow()
  return { ...(requestId === undefined ? {} : { requestId }), ...(traceparent === null ? {} : { traceparent }) }
}

/** Jobs go on with the request and the trace of what caused them. */
export const jobWatch = (telemetry: Telemetry): JobWatch => {
  const watch = watchedJobs(telemetry)
  return {
    carried: carriedNow,
    around: ({ queue, dueAt, carried }, run, stateOf) => {
      const { requestId, traceparent = null } = carried ?? {}
      const watched = () => watch({ queue, dueAt, traceparent }, run, stateOf)
      return requestId === undefined ? watched() : inRequest(requestId, watched)
    },
  }
}
