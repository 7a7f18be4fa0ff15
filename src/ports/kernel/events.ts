import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'
import type { Tx, Unavailable } from './transact.ts'

/** What happened, in ids only: no personal data, for events are kept for years. */
export type DomainEvent = Readonly<{ _tag: string; subject: string; facts: Readonly<Record<string, unknown>> }>

/** Announces events in the transaction that makes them true, with one job for each reaction to them. */
export type Events = Readonly<{
  append: (tx: Tx) => (events: ReadonlyArray<DomainEvent>) => TE.TaskEither<Unavailable, void>
}>
export const Events = port<Events>('Events')
