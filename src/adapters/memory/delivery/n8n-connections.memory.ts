import type { N8nConnection } from '../../../domain/delivery/n8n-connection.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { N8nConnections } from '../../../ports/delivery/n8n-connections.ts'
import { users } from '../accounts/users.memory.ts'
import { done, type Memory, shelf } from '../kernel/memory.ts'

export const connections = shelf<N8nConnection>('n8n_connections')

const maySignIn = (memory: Memory, userId: string): boolean => {
  const status = users.committed(memory).get(userId)?.status
  return status === 'unverified' || status === 'active'
}

export const memoryN8nConnections = (memory: Memory): N8nConnections => ({
  replace: (tx) => (connection) => done(() => void connections.of(tx).set(connection.userId, connection)),
  end: (tx) => (userId) => done(() => connections.of(tx).delete(userId)),
  ownerOf: (tokenHash) =>
    done(() =>
      pipe(
        O.fromNullable([...connections.committed(memory).values()].find((each) => each.tokenHash === tokenHash)),
        O.map(({ userId }) => userId),
        O.filter((userId) => maySignIn(memory, userId)),
      ),
    ),
})
