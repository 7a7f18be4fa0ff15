import type { DomainEvent, Events } from '../../../ports/kernel/events.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { done, shelf } from './memory.ts'

export type KeptEvent = DomainEvent & Readonly<{ id: string }>

export const events = shelf<KeptEvent>('events')

export const memoryEvents = (ids: Ids, sendReactions: (tx: Tx, events: ReadonlyArray<KeptEvent>) => void): Events => ({
  append: (tx) => (announced) =>
    done(() => {
      const kept = announced.map((event) => ({ ...event, id: ids.next() }))
      for (const event of kept) events.of(tx).set(event.id, event)
      sendReactions(tx, kept)
    }),
})
