import type { O, TE } from '../../domain/kernel/fp.ts'
import type { MailPreferences, Recipient } from '../../domain/notifications/recipient.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** People as the shop writes to them. */
export type Recipients = Readonly<{
  find: (userId: string) => TE.TaskEither<Unavailable, O.Option<Recipient>>
  /** A person of the shop; `suspended` stands for one who was shut out. */
  findOperator: (adminId: string) => TE.TaskEither<Unavailable, O.Option<Recipient>>
  /** Keeps what a buyer wants; tells whether that is something new. */
  prefer: (tx: Tx) => (userId: string, preferences: MailPreferences) => TE.TaskEither<Unavailable, boolean>
}>
export const Recipients = port<Recipients>('Recipients')
