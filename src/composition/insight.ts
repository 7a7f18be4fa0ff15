import { statsRoutes } from '../adapters/http/insight/stats.routes.ts'
import { usersRoutes } from '../adapters/http/insight/users.routes.ts'
import { memoryStatistics } from '../adapters/memory/insight/statistics.memory.ts'
import { memoryUserDirectory } from '../adapters/memory/insight/user-directory.memory.ts'
import { postgresBooks } from '../adapters/persistence/insight/invariants.reads.ts'
import { postgresStatistics } from '../adapters/persistence/insight/statistics.reads.ts'
import { postgresUserDirectory } from '../adapters/persistence/insight/user-directory.reads.ts'
import { getStats } from '../application/insight/get-stats.ts'
import { getUser } from '../application/insight/get-user.ts'
import { listUsers } from '../application/insight/list-users.ts'
import { Books } from '../ports/insight/books.ts'
import { Statistics } from '../ports/insight/statistics.ts'
import { UserDirectory } from '../ports/insight/user-directory.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const insight = capability({
  name: 'insight',
  useCases: [getStats, listUsers, getUser],
  routes: [...statsRoutes, ...usersRoutes],
  stores: {
    postgres: (db) => [
      provide(Statistics, postgresStatistics(db)),
      provide(UserDirectory, postgresUserDirectory(db)),
      provide(Books, postgresBooks(db)),
    ],
    memory: (memory) => [
      provide(Statistics, memoryStatistics(memory)),
      provide(UserDirectory, memoryUserDirectory(memory)),
    ],
  },
})
