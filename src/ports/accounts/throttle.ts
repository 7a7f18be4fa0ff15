import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/** What is counted: failed logins by account and address, by account, by address; registrations and forgotten passwords by address; wrong one-time codes by operator. */
export type ThrottleRule =
  | 'login_account_address'
  | 'login_account'
  | 'login_address'
  | 'register_address'
  | 'forgot_address'
  | 'second_factor'

export type Attempt = Readonly<{ rule: ThrottleRule; key: string }>

/**
 * Counts attempts, shared by all instances. An attempt is counted before it is made, so that attempts side by side
 * cannot slip through together, and given back when it turns out well.
 */
export type Throttle = Readonly<{
  /** Counts the attempts in their order, up to the first that is one too many: then some(seconds to wait). */
  count: (attempts: ReadonlyArray<Attempt>) => TE.TaskEither<Unavailable, O.Option<number>>
  giveBack: (attempts: ReadonlyArray<Attempt>) => TE.TaskEither<Unavailable, void>
}>
export const Throttle = port<Throttle>('Throttle')
