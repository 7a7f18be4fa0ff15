import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Objection } from '../../domain/sales/outgoing/objection.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What operators bring forward against disputes. */
export type Objections = Readonly<{
  add: (tx: Tx) => (objection: Objection) => TE.TaskEither<Unavailable, void>
  find: (id: string) => TE.TaskEither<Unavailable, O.Option<Objection>>
  /** Says that the provider took it; the first word stands. */
  sent: (tx: Tx) => (id: string, at: Date) => TE.TaskEither<Unavailable, void>
}>
export const Objections = port<Objections>('Objections')
