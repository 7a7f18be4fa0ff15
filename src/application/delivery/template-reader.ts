import { templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { N8nConnections } from '../../ports/delivery/n8n-connections.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'

/** What knowing a reader needs. */
export const readerNeeds = { connections: N8nConnections, digest: Digest }

/** The token in the address that an n8n calls; null in the address that is anyone's. */
export type ReaderToken = string | null

/** The buyer whose address an n8n calls; null for anyone's. An address that is nobody's is one where nothing is. */
export const readerOf =
  ({ connections, digest }: Deps<typeof readerNeeds>) =>
  (token: ReaderToken): TE.TaskEither<FailedBy<typeof templatesAddressUnknown> | Unavailable, string | null> =>
    token === null
      ? TE.right(null)
      : pipe(
          connections.ownerOf(digest.sha256(token)),
          TE.flatMap((owner) => (O.isSome(owner) ? TE.right(owner.value) : TE.left(templatesAddressUnknown({})))),
        )
