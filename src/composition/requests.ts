import { movesRoutes } from '../adapters/http/requests/moves.routes.ts'
import { requestsRoutes } from '../adapters/http/requests/requests.routes.ts'
import { requestsReactions, requestsSchedules } from '../adapters/jobs/requests.jobs.ts'
import { memoryCustomRequests, memoryRequestViews } from '../adapters/memory/requests/custom-requests.memory.ts'
import { postgresRequestViews } from '../adapters/persistence/requests/custom-requests.reads.ts'
import { postgresCustomRequests } from '../adapters/persistence/requests/custom-requests.store.ts'
import { CustomRequestRow, QuoteRow, RequestMessageRow } from '../adapters/persistence/requests/request.row.ts'
import { requestsPrivacy } from '../adapters/persistence/requests/requests.privacy.ts'
import { deliverRequest } from '../application/catalogue/made-to-order/deliver-request.ts'
import { acceptQuote } from '../application/requests/accept-quote.ts'
import { askForRevision } from '../application/requests/ask-for-revision.ts'
import { cancelRequest } from '../application/requests/cancel-request.ts'
import { closeRequest } from '../application/requests/close-request.ts'
import { declineRequest } from '../application/requests/decline-request.ts'
import { getCustomRequest } from '../application/requests/get-custom-request.ts'
import { getCustomRequestAsAdmin } from '../application/requests/get-custom-request-as-admin.ts'
import { lapseRequests } from '../application/requests/lapse-requests.ts'
import { listCustomRequests } from '../application/requests/list-custom-requests.ts'
import { listCustomRequestsAsAdmin } from '../application/requests/list-custom-requests-as-admin.ts'
import { quoteRequest } from '../application/requests/quote-request.ts'
import { rejectQuote } from '../application/requests/reject-quote.ts'
import { submitCustomRequest } from '../application/requests/submit-custom-request.ts'
import { withdrawRequests } from '../application/requests/withdraw-requests.ts'
import { writeToBuyer } from '../application/requests/write-to-buyer.ts'
import { writeToShop } from '../application/requests/write-to-shop.ts'
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
    quoteRequest,
    acceptQuote,
    rejectQuote,
    cancelRequest,
    declineRequest,
    writeToShop,
    writeToBuyer,
    askForRevision,
    closeRequest,
    deliverRequest,
    lapseRequests,
    withdrawRequests,
  ],
  routes: [...requestsRoutes, ...movesRoutes],
  reactions: requestsReactions,
  schedules: requestsSchedules,
  privacy: requestsPrivacy,
  entities: [CustomRequestRow, QuoteRow, RequestMessageRow],
  stores: {
    postgres: (db) => [
      provide(CustomRequests, postgresCustomRequests(db)),
      provide(RequestViews, postgresRequestViews(db)),
    ],
    memory: (memory, { clock }) => [
      provide(CustomRequests, memoryCustomRequests(memory, clock)),
      provide(RequestViews, memoryRequestViews(memory)),
    ],
  },
})
