import { n8nDisconnected } from '../../domain/delivery/n8n-connection.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { N8nConnections } from '../../ports/delivery/n8n-connections.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

/** Ends a buyer's address for n8n; who has none is content. */
export const disconnectN8n = useCase(
  'DisconnectN8n',
  { connections: N8nConnections, transact: Transact, events: Events },
  [],
  ({ connections, transact, events }) =>
    ({ userId }: Readonly<{ userId: string }>) =>
      transact((tx) =>
        pipe(
          connections.end(tx)(userId),
          TE.flatMap((ended) => events.append(tx)(ended ? [n8nDisconnected(userId)] : [])),
        ),
      ),
)
