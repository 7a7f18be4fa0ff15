import { actsRoutes } from '../adapters/http/insight/acts.routes.ts'
import { exportRoutes } from '../adapters/http/insight/export.routes.ts'
import { salesRoutes } from '../adapters/http/insight/sales.routes.ts'
import { statsRoutes } from '../adapters/http/insight/stats.routes.ts'
import { usersRoutes } from '../adapters/http/insight/users.routes.ts'
import { insightSchedules } from '../adapters/jobs/insight.jobs.ts'
import { memoryAuditTrail } from '../adapters/memory/insight/audit-trail.memory.ts'
import { memoryBooks } from '../adapters/memory/insight/books.memory.ts'
import { memoryFigureSums } from '../adapters/memory/insight/figure-sums.memory.ts'
import { memoryOwnRecords } from '../adapters/memory/insight/own-records.memory.ts'
import { memoryRetention } from '../adapters/memory/insight/retention.memory.ts'
import { memorySaleDirectory } from '../adapters/memory/insight/sale-directory.memory.ts'
import { memoryStatistics } from '../adapters/memory/insight/statistics.memory.ts'
import { memoryUserDirectory } from '../adapters/memory/insight/user-directory.memory.ts'
import { postgresAuditTrail } from '../adapters/persistence/insight/audit-trail.reads.ts'
import { postgresFigureSums } from '../adapters/persistence/insight/figure-sums.store.ts'
import { insightPrivacy } from '../adapters/persistence/insight/insight.privacy.ts'
import { postgresBooks } from '../adapters/persistence/insight/invariants.reads.ts'
import { postgresOwnRecords } from '../adapters/persistence/insight/own-records.reads.ts'
import { postgresRetention } from '../adapters/persistence/insight/retention.store.ts'
import { postgresSaleDirectory } from '../adapters/persistence/insight/sale-directory.reads.ts'
import { postgresStatistics } from '../adapters/persistence/insight/statistics.reads.ts'
import { postgresUserDirectory } from '../adapters/persistence/insight/user-directory.reads.ts'
import { checkBooks } from '../application/insight/check-books.ts'
import { exportMyData } from '../application/insight/export-my-data.ts'
import { exportSales } from '../application/insight/export-sales.ts'
import { forgetWhatIsOld } from '../application/insight/forget-what-is-old.ts'
import { getSale } from '../application/insight/get-sale.ts'
import { getStats } from '../application/insight/get-stats.ts'
import { getUser } from '../application/insight/get-user.ts'
import { listActs } from '../application/insight/list-acts.ts'
import { listSales } from '../application/insight/list-sales.ts'
import { listUsers } from '../application/insight/list-users.ts'
import { reportGivenUpJob } from '../application/insight/report-given-up-job.ts'
import { rollUpFigures } from '../application/insight/roll-up-figures.ts'
import { AuditTrail } from '../ports/insight/audit-trail.ts'
import { Books } from '../ports/insight/books.ts'
import { FigureSums } from '../ports/insight/figure-sums.ts'
import { OwnRecords } from '../ports/insight/own-records.ts'
import { Retention } from '../ports/insight/retention.ts'
import { SaleDirectory } from '../ports/insight/sale-directory.ts'
import { Statistics } from '../ports/insight/statistics.ts'
import { UserDirectory } from '../ports/insight/user-directory.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const insight = capability({
  name: 'insight',
  useCases: [
    getStats,
    listUsers,
    getUser,
    listSales,
    getSale,
    exportSales,
    listActs,
    rollUpFigures,
    checkBooks,
    forgetWhatIsOld,
    exportMyData,
    reportGivenUpJob,
  ],
  routes: [...statsRoutes, ...usersRoutes, ...salesRoutes, ...actsRoutes, ...exportRoutes],
  schedules: insightSchedules,
  privacy: insightPrivacy,
  stores: {
    postgres: (db, { privacy }) => [
      provide(Statistics, postgresStatistics(db)),
      provide(FigureSums, postgresFigureSums),
      provide(UserDirectory, postgresUserDirectory(db)),
      provide(SaleDirectory, postgresSaleDirectory(db)),
      provide(AuditTrail, postgresAuditTrail(db)),
      provide(Books, postgresBooks(db, privacy)),
      provide(Retention, postgresRetention),
      provide(OwnRecords, postgresOwnRecords(db)),
    ],
    memory: (memory, { clock }) => [
      provide(Statistics, memoryStatistics(memory)),
      provide(FigureSums, memoryFigureSums),
      provide(UserDirectory, memoryUserDirectory(memory)),
      provide(SaleDirectory, memorySaleDirectory(memory)),
      provide(AuditTrail, memoryAuditTrail(memory)),
      provide(Books, memoryBooks(memory)),
      provide(Retention, memoryRetention(clock)),
      provide(OwnRecords, memoryOwnRecords(memory)),
    ],
  },
})
