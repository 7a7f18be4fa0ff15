import type { Telemetry } from '../telemetry.ts'
import type { Ears } from '../told-after-commit.ts'

/** Counts what happened and what operators did, once it is committed. */
export const countedEvents = ({ meter }: Telemetry): Ears => {
  const events = meter.createCounter('vexa_events', { description: 'What happened, by kind' })
  const acts = meter.createCounter('vexa_acts', { description: 'What operators did, by kind' })
  return {
    event: ({ _tag }) => events.add(1, { event: _tag }),
    act: ({ action }) => acts.add(1, { action }),
  }
}
