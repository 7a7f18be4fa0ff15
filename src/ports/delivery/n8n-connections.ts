import type { N8nConnection } from '../../domain/delivery/n8n-connection.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** Buyers' addresses for n8n, one each. */
export type N8nConnections = Readonly<{
  /** Makes this a buyer's address, in place of any that they had. */
  replace: (tx: Tx) => (connection: N8nConnection) => TE.TaskEither<Unavailable, void>
  /** Tells whether there was one to end. */
  end: (tx: Tx) => (userId: string) => TE.TaskEither<Unavailable, boolean>
  /** Whose address this is; none when it is nobody's, or of someone who may not sign in. */
  ownerOf: (tokenHash: string) => TE.TaskEither<Unavailable, O.Option<string>>
}>
export const N8nConnections = port<N8nConnections>('N8nConnections')
