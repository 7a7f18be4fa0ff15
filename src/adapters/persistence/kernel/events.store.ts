import { defineEntity, p } from '@mikro-orm/postgresql'
import { TE } from '../../../domain/kernel/fp.ts'
import type { DomainEvent, Events } from '../../../ports/kernel/events.ts'
import type { Ids } from '../../../ports/kernel/ids.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { inside } from './transact.ts'

export const EventRow = defineEntity({
  name: 'EventRow',
  tableName: 'events',
  properties: {
    id: p.uuid().primary(),
    type: p.text(),
    subject: p.text(),
    facts: p.json().$type<Readonly<Record<string, unknown>>>(),
    at: p.datetime().defaultRaw('app_now()'),
  },
})

/** An event as it is stored; its id keys the jobs that react to it. */
export type StoredEvent = DomainEvent & Readonly<{ id: string }>

/** Keeps events, and sends one job for each reaction to them in the same transaction. */
export const postgresEvents = (
  ids: Ids,
  sendReactions: (tx: Tx, events: ReadonlyArray<StoredEvent>) => Promise<void>,
): Events => ({
  append: (tx) => (events) =>
    events.length === 0
      ? TE.right(undefined)
      : inside(tx, async (em) => {
          const stored = events.map((event) => ({ ...event, id: ids.next() }))
          await em.insertMany(
            EventRow,
            stored.map(({ id, _tag, subject, facts }) => ({ id, type: _tag, subject, facts })),
          )
          await sendReactions(tx, stored)
        }),
})
