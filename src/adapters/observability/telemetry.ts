import { createNoopMeter, type Meter, type Tracer } from '@opentelemetry/api'

/** Where figures go, and spans where traces are kept; made once for an instance and handed to whatever is watched. */
export type Telemetry = Readonly<{
  meter: Meter
  /** Null where no traces are kept: nothing is spent on them then. */
  tracer: Tracer | null
  /** Hands over what was not yet sent, and forgets the rest. */
  stop: () => Promise<void>
}>

/** Nobody looks: figures are counted for nobody. */
export const noTelemetry: Telemetry = { meter: createNoopMeter(), tracer: null, stop: async () => undefined }
