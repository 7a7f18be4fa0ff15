import type { TE } from '../../domain/kernel/fp.ts'
import type { CustomRequest } from '../../domain/requests/custom-request.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** The requests for workflows that do not exist yet. */
export type CustomRequests = Readonly<{
  add: (tx: Tx) => (request: CustomRequest) => TE.TaskEither<Unavailable, void>
}>
export const CustomRequests = port<CustomRequests>('CustomRequests')
