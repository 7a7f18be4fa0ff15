import { changeNotifications } from '../../../application/notifications/change-notifications.ts'
import { getNotifications } from '../../../application/notifications/get-notifications.ts'
import { lookAtSubscription, unsubscribe } from '../../../application/notifications/unsubscribe.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './notifications.contract.ts'
import { askingPage, endedPage } from './unsubscribe-page.ts'

const shown = (html: string) => reply(html, { headers: { 'Content-Security-Policy': pagePolicy } })

export const notificationsRoutes = [
  route(contract.myNotifications, getNotifications, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: (preferences) => reply(preferences),
  }),
  route(contract.changeNotifications, changeNotifications, {
    toInput: ({ body: { updates } }, { userId }) => ({ userId, changes: updates === undefined ? {} : { updates } }),
    toResponse: (preferences) => reply(preferences),
  }),
  route(contract.unsubscribePage, lookAtSubscription, {
    toInput: ({ params }) => params,
    toResponse: ({ token }) => shown(askingPage(token)),
  }),
  route(contract.unsubscribe, unsubscribe, {
    toInput: ({ params }) => params,
    toResponse: () => shown(endedPage),
  }),
]
