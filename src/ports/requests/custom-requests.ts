import type { O, TE } from '../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../domain/requests/custom-request.ts'
import type { Message } from '../../domain/requests/message.ts'
import { port } from '../kernel/port.ts'
import type { Conflict, Tx, Unavailable } from '../kernel/transact.ts'

/** A request that nobody else changes meanwhile, and the database's time once it was held. */
export type LockedRequest = Readonly<{ request: CustomRequest; now: Date }>

/** The requests for workflows that do not exist yet. Who changes one locks it first. */
export type CustomRequests = Readonly<{
  add: (tx: Tx) => (request: CustomRequest) => TE.TaskEither<Unavailable, void>
  lock: (tx: Tx) => (id: string) => TE.TaskEither<Unavailable, O.Option<LockedRequest>>
  /** Locks requests that time moves on, at most so many; those that somebody else holds are passed over. */
  lockDue: (tx: Tx) => (most: number) => TE.TaskEither<Unavailable, ReadonlyArray<LockedRequest>>
  /** Keeps a request, its quote and what was written with it, if it is still at revision `from`. */
  save: (
    tx: Tx,
  ) => (request: CustomRequest, message: Message | null, from: number) => TE.TaskEither<Unavailable | Conflict, void>
  /** The request that a quote was made for, whether or not it stands; to look at, not to change. */
  ofQuote: (quoteId: string) => TE.TaskEither<Unavailable, O.Option<CustomRequest>>
}>
export const CustomRequests = port<CustomRequests>('CustomRequests')
