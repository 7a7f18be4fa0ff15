import { SpanKind } from '@opentelemetry/api'
import type { TE } from '../../../domain/kernel/fp.ts'
import { outcomeOf } from '../outcome.ts'
import type { Telemetry } from '../telemetry.ts'
import { type Timer, timer } from '../timer.ts'

/** Times calls that leave the process; one for an instance, whoever is called. */
export const outsideTimer = (telemetry: Telemetry): Timer =>
  timer(telemetry, { name: 'vexa_outside_call', description: 'Calls to services outside' })

// biome-ignore lint/suspicious/noExplicitAny: ports of different types are watched alike
type Call = (...args: ReadonlyArray<any>) => TE.TaskEither<unknown, unknown>

/** The same port, each of its calls timed as one to `service`. What is no function stays as it is. */
export const watchedPort = <P extends object>(time: Timer, service: string, port: P): P =>
  Object.fromEntries(
    Object.entries(port).map(([call, member]) => {
      if (typeof member !== 'function') return [call, member]
      const what = { span: `${service} ${call}`, kind: SpanKind.CLIENT, labels: { service, call } }
      return [
        call,
        (...args: Parameters<Call>) =>
          () =>
            time(what, (member as Call)(...args), outcomeOf),
      ]
    }),
  ) as P

/** Whether nobody calls a service for now, as it did not answer: 1 or 0, when somebody looks. */
export const watchBreaker = ({ meter }: Telemetry, service: string, isOpen: () => boolean): void =>
  meter
    .createObservableGauge('vexa_breaker_open', { description: 'Whether nobody is called for now' })
    .addCallback((gauge) => gauge.observe(isOpen() ? 1 : 0, { service }))
