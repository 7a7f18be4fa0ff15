import { requestsRoutes } from '../adapters/http/requests/requests.routes.ts'
import { memoryCustomRequests, memoryRequestViews } from '../adapters/memory/requests/custom-requests.memory.ts'
import { postgresRequestViews } from '../adapters/persistence/requests/custom-requests.reads.ts'
import { CustomRequestRow, postgresCustomRequests } from '../adapters/persistence/requests/custom-requests.store.ts'
import { getCustomRequest } from '../application/requests/get-custom-request.ts'
import { getCustomRequestAsAdmin } from '../application/requests/get-custom-request-as-admin.ts'
import { listCustomRequests } from '../application/requests/list-custom-requests.ts'
import { listCustomRequestsAsAdmin } from '../application/requests/list-custom-requests-as-admin.ts'
import { submitCustomRequest } from '../application/requests/submit-custom-request.ts'
import { provide } from '../ports/kernel/port.ts'
import { CustomRequests } from '../ports/requests/custom-requests.ts'
import { RequestViews } from '../ports/requests/request-views.ts'
import { capability } from './capability.ts'

export const requests = capability({
  name: 'requests',
  useCases: [
    submitCustomRequest,
    listCustomRequests,
    getCustomRequest,
    listCustomRequestsAsAdmin,
    getCustomRequestAsAdmin,
  ],
  routes: requestsRoutes,
  entities: [CustomRequestRow],
  stores: {
    postgres: (db) => [
      provide(CustomRequests, postgresCustomRequests()),
      provide(RequestViews, postgresRequestViews(db)),
    ],
    memory: (memory) => [
      provide(CustomRequests, memoryCustomRequests()),
      provide(RequestViews, memoryRequestViews(memory)),
    ],
  },
})
