import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import { tokenKeys } from '../../src/adapters/security/token-keys.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { sendRefund } from '../../src/application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { container } from '../../src/composition/container.ts'
import { outside } from '../../src/composition/outside.ts'
import { postgres } from '../../src/composition/postgres.ts'
import { world } from '../../src/composition/world.ts'
import { worldLimits } from '../../src/composition/world-limits.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { Alerts } from '../../src/ports/kernel/alerts.ts'
import type { Clock } from '../../src/ports/kernel/clock.ts'
import { type Provision, provide } from '../../src/ports/kernel/port.ts'
import { Timer } from '../../src/ports/kernel/timer.ts'
import { nextTurn } from '../support/next-turn.ts'
import { settingsOf } from '../support/shop.ts'
import { type Gate, gateBefore } from './gate.ts'

/** One instance of the shop without HTTP and workers: its use cases, on a database handle of its own. */
export type Instance = Readonly<{ resolve: Resolve; gate: Gate; close: () => Promise<void> }>

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const outgoingUseCases = [readOutgoing, requestRefund, sendRefund, sweepOutgoing]

/** Puts an instance together as the shop does, with a gate before its database and a world outside that waits for nobody. */
export const instanceOn = async (
  environment: Readonly<Record<string, string>>,
  clock: Clock,
  provisions: ReadonlyArray<Provision>,
): Promise<Instance> => {
  const settings = settingsOf(environment)
  const keys = await tokenKeys(settings.TOKEN_KEYS ?? '')
  const { db, jobs, provisions: kept } = await postgres(settings, clock, silent)
  const gate = gateBefore(db.pool)
  const resolve = container(
    [
      ...world({ clock, keys, currencies: settings.CURRENCIES, limits: worldLimits(settings) }),
      ...kept,
      ...outside(settings, silent),
      provide(Timer, { wait: () => TE.fromTask(nextTurn) }),
      provide(Alerts, { raise: () => TE.right(undefined) }),
      ...provisions,
    ],
    [...new Set([...capabilities.flatMap(({ useCases }) => useCases), ...outgoingUseCases])],
  )
  return {
    resolve,
    gate,
    close: async () => {
      await jobs.stop(1_000)
      await db.close()
    },
  }
}
