import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { CustomRequest, RequestStatus } from '../../../domain/requests/custom-request.ts'
import type { CustomRequests } from '../../../ports/requests/custom-requests.ts'
import { inside } from '../kernel/transact.ts'

export const CustomRequestRow = defineEntity({
  name: 'CustomRequestRow',
  tableName: 'custom_requests',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    title: p.text(),
    description: p.text(),
    integrations: p.array(),
    budgetAmount: p.bigint('number').nullable(),
    budgetCurrency: p.text().$type<Currency>().nullable(),
    deadline: p.datetime().nullable(),
    status: p.text().$type<RequestStatus>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    revision: p.integer().default(1),
  },
})

const toRow = ({ budget, integrations, ...same }: CustomRequest) => ({
  ...same,
  integrations: [...integrations],
  budgetAmount: budget?.amount ?? null,
  budgetCurrency: budget?.currency ?? null,
})

export const postgresCustomRequests = (): CustomRequests => ({
  add: (tx) => (request) =>
    inside(tx, async (em) => {
      await em.insert(CustomRequestRow, toRow(request))
    }),
})
