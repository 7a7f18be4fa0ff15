import { sealedCursors } from '../adapters/http/kernel/cursor.ts'
import { memoryPersonalData } from '../adapters/memory/accounts/personal-data.memory.ts'
import { memoryAuditLog } from '../adapters/memory/kernel/audit-log.memory.ts'
import { memoryEvents } from '../adapters/memory/kernel/events.memory.ts'
import { memoryIdempotencyKeys } from '../adapters/memory/kernel/idempotency-keys.memory.ts'
import { emptyMemory, memoryTransact } from '../adapters/memory/kernel/memory.ts'
import { uuidIds } from '../adapters/security/crypto.random.ts'
import { memoryThrottle, type ThrottleLimits } from '../adapters/security/throttle.ts'
import { newTokenKeys, type TokenKeys, tokenKeys } from '../adapters/security/token-keys.ts'
import type { Currency } from '../domain/kernel/money.ts'
import { PersonalData } from '../ports/accounts/personal-data.ts'
import { Throttle } from '../ports/accounts/throttle.ts'
import { AuditLog } from '../ports/kernel/audit-log.ts'
import type { Clock } from '../ports/kernel/clock.ts'
import { Events } from '../ports/kernel/events.ts'
import { IdempotencyKeys } from '../ports/kernel/idempotency-keys.ts'
import { type Provision, provide } from '../ports/kernel/port.ts'
import { Transact } from '../ports/kernel/transact.ts'
import { capabilities } from './capabilities.ts'
import { container } from './container.ts'
import { memoryReactions } from './memory-reactions.ts'
import { usualThrottleLimits } from './throttle-limits.ts'
import { world } from './world.ts'
import { usualWorldLimits } from './world-limits.ts'

type Surroundings = Readonly<{
  clock: Clock
  keys: TokenKeys
  currencies: ReadonlyArray<Currency>
  limits?: ThrottleLimits
  /** The world outside, as doubles; what is provided here wins over what is provided otherwise. */
  extra?: ReadonlyArray<Provision>
}>

/** Keys that nobody has had before and nobody keeps. */
export const memoryKeys = async (): Promise<TokenKeys> => tokenKeys(await newTokenKeys())

/** The whole shop without a socket, a database or a queue: every store in memory, reactions run when they are told to. */
export const memoryShop = ({ clock, keys, currencies, limits = usualThrottleLimits, extra = [] }: Surroundings) => {
  const memory = emptyMemory()
  const transact = memoryTransact(memory)
  const tools = { ids: uuidIds, clock, sessionTimes: usualWorldLimits.sessions, privacy: [] }
  const reactions = memoryReactions(
    memory,
    transact,
    capabilities.flatMap((each) => each.reactions),
  )
  const resolve = container(
    [
      ...world({ clock, keys, currencies, limits: usualWorldLimits }),
      provide(Transact, transact),
      provide(Events, memoryEvents(uuidIds, reactions.sendReactions)),
      provide(AuditLog, memoryAuditLog(tools)),
      provide(IdempotencyKeys, memoryIdempotencyKeys(clock)),
      provide(PersonalData, memoryPersonalData(memory, clock)),
      provide(Throttle, memoryThrottle(limits)),
      ...capabilities.flatMap(({ stores }) => stores.memory(memory, tools)),
      ...extra,
    ],
    capabilities.flatMap(({ useCases }) => useCases),
  )
  return {
    resolve,
    memory,
    routes: capabilities.flatMap(({ routes }) => routes),
    schedules: capabilities.flatMap(({ schedules }) => schedules),
    cursors: sealedCursors(keys.derive('cursors')),
    pendingReactions: reactions.waiting,
    runReactions: () => reactions.runReactions(resolve),
  }
}

export type MemoryShop = ReturnType<typeof memoryShop>
