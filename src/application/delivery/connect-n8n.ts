import { n8nConnected, n8nTokenBytes } from '../../domain/delivery/n8n-connection.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { N8nConnections } from '../../ports/delivery/n8n-connections.ts'
import { TemplatesHost } from '../../ports/delivery/templates-host.ts'
import { Clock } from '../../ports/kernel/clock.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'

const needs = {
  connections: N8nConnections,
  host: TemplatesHost,
  transact: Transact,
  events: Events,
  digest: Digest,
  random: Random,
  clock: Clock,
}

/** Gives a buyer an address for their n8n, in place of the one they had. Its token is told this once; a hash is kept. */
export const connectN8n = useCase(
  'ConnectN8n',
  needs,
  [],
  ({ connections, host, transact, events, digest, random, clock }) =>
    ({ userId }: Readonly<{ userId: string }>) => {
      const token = random.token(n8nTokenBytes)
      return pipe(
        transact((tx) =>
          pipe(
            connections.replace(tx)({ userId, tokenHash: digest.sha256(token), createdAt: clock.now() }),
            TE.flatMap(() => events.append(tx)([n8nConnected(userId)])),
          ),
        ),
        TE.map(() => ({ token, url: host.address(token) })),
      )
    },
)
