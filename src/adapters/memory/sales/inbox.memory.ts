import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Inbox, KeptEvent } from '../../../ports/sales/inbox.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export type KeptArrival = KeptEvent &
  Readonly<{
    provider: string
    arrivals: number
    attempts: number
    outcome: string | null
    lastError: string | null
    receivedAt: Date
    lastReceivedAt: Date
  }>

export const webhookEvents = shelf<KeptArrival>('webhook_events')

export const memoryInbox = (memory: Memory, clock: Clock): Inbox => ({
  receive:
    (tx) =>
    ({ id, provider, event, status, everyArrival }) =>
      done(() => {
        const all = webhookEvents.of(tx)
        const known = [...all.values()].find(
          (each) => each.provider === provider && each.event.dedupeKey === event.dedupeKey,
        )
        if (known === undefined) {
          const counts = { arrivals: 1, attempts: 0, receivedAt: clock.now(), lastReceivedAt: clock.now() }
          all.set(id, { id, provider, event, status, outcome: null, lastError: null, ...counts })
          return status === 'received' ? O.some(id) : O.none
        }
        const mayAgain = known.status === 'ignored' || (everyArrival && known.status !== 'dead')
        const isAgain = mayAgain && status === 'received'
        all.set(known.id, {
          ...known,
          arrivals: known.arrivals + 1,
          attempts: known.attempts + (isAgain ? 1 : 0),
          lastReceivedAt: clock.now(),
          status: isAgain ? 'received' : known.status,
        })
        return isAgain ? O.some(known.id) : O.none
      }),
  find: (id) => done(() => O.fromNullable(webhookEvents.committed(memory).get(id))),
  conclude: (tx) => (id, status, outcome) =>
    done(() =>
      pipe(
        O.fromNullable(webhookEvents.of(tx).get(id)),
        O.filter((kept) => kept.status === 'received' || (kept.status === 'dead' && kept.lastError !== null)),
        O.match(
          () => undefined,
          (kept) => void webhookEvents.of(tx).set(id, { ...kept, status, outcome, lastError: null }),
        ),
      ),
    ),
  giveUp: (tx) => (id, error) =>
    done(() => {
      const kept = webhookEvents.of(tx).get(id)
      if (kept?.status === 'received') webhookEvents.of(tx).set(id, { ...kept, status: 'dead', lastError: error })
    }),
})
