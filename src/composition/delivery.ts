import { deliveryRoutes } from '../adapters/http/delivery/delivery.routes.ts'
import { grantsRoutes } from '../adapters/http/delivery/grants.routes.ts'
import { n8nConnectionRoutes } from '../adapters/http/delivery/n8n-connection.routes.ts'
import { purchasesRoutes } from '../adapters/http/delivery/purchases.routes.ts'
import { templatesRoutes } from '../adapters/http/delivery/templates.routes.ts'
import { memoryDeliverables } from '../adapters/memory/delivery/deliverables.memory.ts'
import { memoryDownloadHistory } from '../adapters/memory/delivery/download-history.memory.ts'
import { memoryDownloadLinks } from '../adapters/memory/delivery/download-links.memory.ts'
import { memoryDownloads } from '../adapters/memory/delivery/downloads.memory.ts'
import { memoryEntitlements } from '../adapters/memory/delivery/entitlements.memory.ts'
import { memoryLibrary } from '../adapters/memory/delivery/library.memory.ts'
import { memoryN8nConnections } from '../adapters/memory/delivery/n8n-connections.memory.ts'
import { memoryPurchases } from '../adapters/memory/delivery/purchases.memory.ts'
import { memoryTemplates } from '../adapters/memory/delivery/templates.memory.ts'
import { postgresDeliverables } from '../adapters/persistence/delivery/deliverables.reads.ts'
import { deliveryPrivacy } from '../adapters/persistence/delivery/delivery.privacy.ts'
import { postgresDownloadHistory } from '../adapters/persistence/delivery/download-history.reads.ts'
import { DownloadLinkRow, postgresDownloadLinks } from '../adapters/persistence/delivery/download-links.store.ts'
import { DownloadRow, postgresDownloads } from '../adapters/persistence/delivery/downloads.store.ts'
import {
  EntitlementRow,
  EntitlementSourceRow,
  postgresEntitlements,
} from '../adapters/persistence/delivery/entitlements.store.ts'
import { postgresLibrary } from '../adapters/persistence/delivery/library.reads.ts'
import { N8nConnectionRow, postgresN8nConnections } from '../adapters/persistence/delivery/n8n-connections.store.ts'
import { postgresPurchases } from '../adapters/persistence/delivery/purchases.reads.ts'
import { postgresTemplates } from '../adapters/persistence/delivery/templates.reads.ts'
import { claimFreeWorkflow } from '../application/delivery/claim-free-workflow.ts'
import { connectN8n } from '../application/delivery/connect-n8n.ts'
import { disconnectN8n } from '../application/delivery/disconnect-n8n.ts'
import { downloadWorkflow } from '../application/delivery/download-workflow.ts'
import { followDownloadLink } from '../application/delivery/follow-download-link.ts'
import { getLibrary } from '../application/delivery/get-library.ts'
import { getPurchase } from '../application/delivery/get-purchase.ts'
import { getTemplate } from '../application/delivery/get-template.ts'
import { getTemplateCollection } from '../application/delivery/get-template-collection.ts'
import { grantWorkflow } from '../application/delivery/grant-workflow.ts'
import { importTemplate } from '../application/delivery/import-template.ts'
import { listPurchases } from '../application/delivery/list-purchases.ts'
import { listTemplateCategories } from '../application/delivery/list-template-categories.ts'
import { makeDownloadLink } from '../application/delivery/make-download-link.ts'
import { openTemplates } from '../application/delivery/open-templates.ts'
import { searchTemplates } from '../application/delivery/search-templates.ts'
import { Deliverables } from '../ports/delivery/deliverables.ts'
import { DownloadHistory } from '../ports/delivery/download-history.ts'
import { DownloadLinks } from '../ports/delivery/download-links.ts'
import { Downloads } from '../ports/delivery/downloads.ts'
import { Entitlements } from '../ports/delivery/entitlements.ts'
import { Library } from '../ports/delivery/library.ts'
import { N8nConnections } from '../ports/delivery/n8n-connections.ts'
import { Purchases } from '../ports/delivery/purchases.ts'
import { Templates } from '../ports/delivery/templates.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const delivery = capability({
  name: 'delivery',
  useCases: [
    claimFreeWorkflow,
    grantWorkflow,
    downloadWorkflow,
    makeDownloadLink,
    followDownloadLink,
    getLibrary,
    listPurchases,
    getPurchase,
    connectN8n,
    disconnectN8n,
    openTemplates,
    listTemplateCategories,
    getTemplateCollection,
    searchTemplates,
    getTemplate,
    importTemplate,
  ],
  routes: [...deliveryRoutes, ...grantsRoutes, ...purchasesRoutes, ...n8nConnectionRoutes, ...templatesRoutes],
  privacy: deliveryPrivacy,
  entities: [EntitlementRow, EntitlementSourceRow, DownloadRow, DownloadLinkRow, N8nConnectionRow],
  stores: {
    postgres: (db) => [
      provide(Entitlements, postgresEntitlements(db)),
      provide(Deliverables, postgresDeliverables(db)),
      provide(Downloads, postgresDownloads()),
      provide(DownloadLinks, postgresDownloadLinks(db)),
      provide(DownloadHistory, postgresDownloadHistory(db)),
      provide(Library, postgresLibrary(db)),
      provide(Purchases, postgresPurchases(db)),
      provide(N8nConnections, postgresN8nConnections(db)),
      provide(Templates, postgresTemplates(db)),
    ],
    memory: (memory, { clock }) => [
      provide(Entitlements, memoryEntitlements(memory)),
      provide(Deliverables, memoryDeliverables(memory)),
      provide(Downloads, memoryDownloads()),
      provide(DownloadLinks, memoryDownloadLinks(memory, clock)),
      provide(DownloadHistory, memoryDownloadHistory(memory)),
      provide(Library, memoryLibrary(memory)),
      provide(Purchases, memoryPurchases(memory)),
      provide(N8nConnections, memoryN8nConnections(memory)),
      provide(Templates, memoryTemplates(memory)),
    ],
  },
})
