import { deliveryRoutes } from '../adapters/http/delivery/delivery.routes.ts'
import { purchasesRoutes } from '../adapters/http/delivery/purchases.routes.ts'
import { memoryDeliverables } from '../adapters/memory/delivery/deliverables.memory.ts'
import { memoryDownloads } from '../adapters/memory/delivery/downloads.memory.ts'
import { memoryEntitlements } from '../adapters/memory/delivery/entitlements.memory.ts'
import { memoryLibrary } from '../adapters/memory/delivery/library.memory.ts'
import { memoryPurchases } from '../adapters/memory/delivery/purchases.memory.ts'
import { postgresDeliverables } from '../adapters/persistence/delivery/deliverables.reads.ts'
import { DownloadRow, postgresDownloads } from '../adapters/persistence/delivery/downloads.store.ts'
import {
  EntitlementRow,
  EntitlementSourceRow,
  postgresEntitlements,
} from '../adapters/persistence/delivery/entitlements.store.ts'
import { postgresLibrary } from '../adapters/persistence/delivery/library.reads.ts'
import { postgresPurchases } from '../adapters/persistence/delivery/purchases.reads.ts'
import { claimFreeWorkflow } from '../application/delivery/claim-free-workflow.ts'
import { downloadWorkflow } from '../application/delivery/download-workflow.ts'
import { getLibrary } from '../application/delivery/get-library.ts'
import { getPurchase } from '../application/delivery/get-purchase.ts'
import { listPurchases } from '../application/delivery/list-purchases.ts'
import { Deliverables } from '../ports/delivery/deliverables.ts'
import { Downloads } from '../ports/delivery/downloads.ts'
import { Entitlements } from '../ports/delivery/entitlements.ts'
import { Library } from '../ports/delivery/library.ts'
import { Purchases } from '../ports/delivery/purchases.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const delivery = capability({
  name: 'delivery',
  useCases: [claimFreeWorkflow, downloadWorkflow, getLibrary, listPurchases, getPurchase],
  routes: [...deliveryRoutes, ...purchasesRoutes],
  entities: [EntitlementRow, EntitlementSourceRow, DownloadRow],
  stores: {
    postgres: (db) => [
      provide(Entitlements, postgresEntitlements(db)),
      provide(Deliverables, postgresDeliverables(db)),
      provide(Downloads, postgresDownloads()),
      provide(Library, postgresLibrary(db)),
      provide(Purchases, postgresPurchases(db)),
    ],
    memory: (memory) => [
      provide(Entitlements, memoryEntitlements(memory)),
      provide(Deliverables, memoryDeliverables(memory)),
      provide(Downloads, memoryDownloads()),
      provide(Library, memoryLibrary(memory)),
      provide(Purchases, memoryPurchases(memory)),
    ],
  },
})
