import type { TE } from '../../domain/kernel/fp.ts'
import { port } from './port.ts'
import type { Unavailable } from './transact.ts'

/** How long a request that was begun keeps others of its key waiting, and how long its answer is kept. */
export const runsForMs = 60_000
export const keptForMs = 86_400_000

/** A request under a key of its sender's choice. `owner` names the user or operator; `requestHash` tells requests apart. */
export type KeyedRequest = Readonly<{ owner: string; key: string; requestHash: string }>

/** An answer to be given again, byte for byte. */
export type KeptAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string | null }>

/** The right to answer a request; it is lost to whoever takes over after `runsForMs`. */
export type Claim = KeyedRequest & Readonly<{ token: string }>

/** What a key says of a request: it is this one's turn, it runs elsewhere, it was answered, or the key is another request's. */
export type Begun =
  | Readonly<{ state: 'yours'; claim: Claim }>
  | Readonly<{ state: 'running' }>
  | Readonly<{ state: 'answered'; answer: KeptAnswer }>
  | Readonly<{ state: 'reused' }>

/** The answers to requests that carried an Idempotency-Key, shared by all instances; of two at once, one is answered. */
export type IdempotencyKeys = Readonly<{
  begin: (request: KeyedRequest) => TE.TaskEither<Unavailable, Begun>
  /** Keeps the answer, unless the claim was lost meanwhile. */
  keep: (claim: Claim, answer: KeptAnswer) => TE.TaskEither<Unavailable, void>
  /** As if the request had never come, unless the claim was lost meanwhile. */
  forget: (claim: Claim) => TE.TaskEither<Unavailable, void>
}>
export const IdempotencyKeys = port<IdempotencyKeys>('IdempotencyKeys')
