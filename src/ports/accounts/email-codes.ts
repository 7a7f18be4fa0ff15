import type { EmailCode, NewEmailCode } from '../../domain/accounts/email-code.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Codes that are mailed and typed. Their time is the database's. */
export type EmailCodes = Readonly<{
  /** Keeps a new code; its time starts now. */
  add: (tx: Tx) => (code: NewEmailCode) => TE.TaskEither<Unavailable, void>
  /** How old the codes are that an account asked for, in milliseconds, youngest first, as far back as `withinMs`. */
  agesMs: (tx: Tx) => (userId: string, withinMs: number) => TE.TaskEither<Unavailable, ReadonlyArray<number>>
  /** The code that a session was given last, locked until the transaction ends. */
  lockNewest: (tx: Tx) => (sessionId: string) => TE.TaskEither<Unavailable, O.Option<EmailCode>>
  /** Takes one try away. */
  miss: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, void>
  /** Uses a code up. False when it was used, tried too often or too old: then nothing changes. */
  use: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, boolean>
  /** None when there is no such code, or its session was given another one since. */
  findNewest: (id: string) => TE.TaskEither<Unavailable, O.Option<EmailCode>>
}>
export const EmailCodes = port<EmailCodes>('EmailCodes')
