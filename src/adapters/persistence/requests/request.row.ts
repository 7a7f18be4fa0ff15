import { defineEntity, p } from '@mikro-orm/postgresql'
import type { Currency } from '../../../domain/kernel/money.ts'
import type { CustomRequest, Delivery, RequestStatus } from '../../../domain/requests/custom-request.ts'
import type { Message, Side } from '../../../domain/requests/message.ts'
import type { Quote } from '../../../domain/requests/quote.ts'
import { timeOf, timeOrNull } from '../kernel/sql.ts'

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
    quoteId: p.uuid().nullable(),
    workflowId: p.uuid().nullable(),
    deliveredVersionId: p.uuid().nullable(),
    deliveredAt: p.datetime().nullable(),
    revisionsAsked: p.integer().default(0),
    messageCount: p.integer().default(0),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    revision: p.integer().default(1),
  },
})

export const QuoteRow = defineEntity({
  name: 'QuoteRow',
  tableName: 'quotes',
  properties: {
    id: p.uuid().primary(),
    requestId: p.uuid(),
    priceAmount: p.bigint('number'),
    priceCurrency: p.text().$type<Currency>(),
    scope: p.text(),
    validUntil: p.datetime(),
    quotedAt: p.datetime().defaultRaw('app_now()'),
  },
})

export const RequestMessageRow = defineEntity({
  name: 'RequestMessageRow',
  tableName: 'request_messages',
  properties: {
    id: p.uuid().primary(),
    requestId: p.uuid(),
    sender: p.text().$type<Side>(),
    text: p.text(),
    at: p.datetime(),
  },
})

/** A row as SQL selects it, with its quote and the version that was delivered last: bigint comes as text. */
export type SelectedRequest = Readonly<{
  id: string
  user_id: string
  title: string
  description: string
  integrations: ReadonlyArray<string>
  budget_amount: string | null
  budget_currency: Currency | null
  deadline: string | null
  status: RequestStatus
  quote_id: string | null
  price_amount: string
  price_currency: Currency
  scope: string
  valid_until: string
  workflow_id: string | null
  delivered_version_id: string
  delivered_version: string
  delivered_at: string
  revisions_asked: number
  message_count: number
  created_at: string
  updated_at: string
  revision: number
}>

export const requestColumns = `r.id, r.user_id, r.title, r.description, r.integrations, r.budget_amount, r.budget_currency,
  r.deadline, r.status, r.quote_id, q.price_amount, q.price_currency, q.scope, q.valid_until, r.workflow_id,
  r.delivered_version_id, v.version as delivered_version, r.delivered_at, r.revisions_asked, r.message_count, r.created_at,
  r.updated_at, r.revision`

export const requestTables = `custom_requests r
  left join quotes q on q.id = r.quote_id
  left join workflow_versions v on v.id = r.delivered_version_id`

const quoteOf = (row: SelectedRequest): Quote | null =>
  row.quote_id === null
    ? null
    : {
        id: row.quote_id,
        price: { amount: Number(row.price_amount), currency: row.price_currency },
        scope: row.scope,
        validUntil: timeOf(row.valid_until),
      }

const deliveryOf = (row: SelectedRequest): Delivery | null =>
  row.workflow_id === null
    ? null
    : {
        workflowId: row.workflow_id,
        versionId: row.delivered_version_id,
        version: row.delivered_version,
        at: timeOf(row.delivered_at),
      }

/** That a status has the quote and the delivery that belong to it, the table's own checks see to. */
export const toRequest = (row: SelectedRequest): CustomRequest =>
  ({
    id: row.id,
    userId: row.user_id,
    title: row.title,
    description: row.description,
    integrations: row.integrations,
    budget:
      row.budget_amount === null || row.budget_currency === null
        ? null
        : { amount: Number(row.budget_amount), currency: row.budget_currency },
    deadline: timeOrNull(row.deadline),
    status: row.status,
    quote: quoteOf(row),
    delivery: deliveryOf(row),
    revisionsAsked: row.revisions_asked,
    messageCount: row.message_count,
    createdAt: timeOf(row.created_at),
    updatedAt: timeOf(row.updated_at),
    revision: row.revision,
  }) as CustomRequest

export const toRequestRow = ({ budget, integrations, quote, delivery, ...same }: CustomRequest) => ({
  ...same,
  integrations: [...integrations],
  budgetAmount: budget?.amount ?? null,
  budgetCurrency: budget?.currency ?? null,
  quoteId: quote?.id ?? null,
  workflowId: delivery?.workflowId ?? null,
  deliveredVersionId: delivery?.versionId ?? null,
  deliveredAt: delivery?.at ?? null,
})

export const toQuoteRow = (requestId: string, { id, price, scope, validUntil }: Quote) => ({
  id,
  requestId,
  priceAmount: price.amount,
  priceCurrency: price.currency,
  scope,
  validUntil,
})

export const toMessageRow = (requestId: string, { id, from, text, at }: Message) => ({
  id,
  requestId,
  sender: from,
  text,
  at,
})
