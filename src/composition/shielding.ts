import { shieldedThrottle } from '../adapters/cache/accounts/shielded.throttle.ts'
import { redisWaits } from '../adapters/cache/redis.waits.ts'
import { noTelemetry } from '../adapters/observability/telemetry.ts'
import { outsideTimer, watchBreaker } from '../adapters/observability/watch/ports.ts'
import { Throttle } from '../ports/accounts/throttle.ts'
import type { Log } from '../ports/kernel/log.ts'
import { type Provision, provide } from '../ports/kernel/port.ts'
import type { Settings } from './configuration/schema.ts'

type Shield = Readonly<{ provisions: ReadonlyArray<Provision>; close: () => void }>

/** The throttle behind Redis, where there is one. */
export const shielding = (
  asked: ReadonlyArray<Provision>,
  { REDIS_URL: url }: Settings,
  log: Log,
  telemetry = noTelemetry,
): Shield => {
  if (url === null) return { provisions: [], close: () => undefined }
  const time = outsideTimer(telemetry)
  const waits = redisWaits(url, log, (call, run) =>
    time({ span: `redis ${call}`, labels: { service: 'redis', call } }, run, () => 'done'),
  )
  watchBreaker(telemetry, 'redis', waits.isResting)
  const throttle = new Map(asked).get(Throttle) as Throttle
  return { provisions: [provide(Throttle, shieldedThrottle(throttle, waits))], close: waits.close }
}
