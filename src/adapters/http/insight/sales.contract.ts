import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { streamed } from '../kernel/codec/opaque.ts'
import { currency, instant, listOf, money, nullable, queryText, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const longestSearch = 200
/** More than ever go back of one sale. */
const mostOutgoing = 10_000

const status = word('paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back')
const named = nullable(members({ id: uuid, title: t.string }))

const refund = members({
  id: uuid,
  amount: money,
  status: word('requested', 'pending', 'processing', 'needs_attention', 'processed', 'failed'),
  origin: word('vexa', 'provider'),
  reason: t.string,
  at: instant,
})

const dispute = members({
  id: uuid,
  amount: money,
  status: word('awaiting_feedback', 'under_review', 'resolved'),
  outcome: nullable(word('accepted', 'declined', 'auto_accepted')),
  dueAt: nullable(instant),
  openedAt: instant,
  resolvedAt: nullable(instant),
})

export const listedSale = members({
  id: uuid,
  reference: t.string,
  user: members({ id: uuid, email: t.string }),
  workflow: named,
  version: nullable(t.string),
  request: named,
  list: money,
  discount: money,
  tax: money,
  total: money,
  charged: money,
  fees: money,
  status,
  refunds: listOf(refund, mostOutgoing),
  disputes: listOf(dispute, mostOutgoing),
  paidAt: instant,
})

const tag = 'Operators'

const filters = { status, currency, from: instant, to: instant, q: queryText(longestSearch) }

export const adminSales = list({
  id: 'adminSales',
  method: 'get',
  path: '/api/admin/sales',
  summary:
    'Sales, those paid last first; `q` is looked for in the buyer’s e-mail address, the title, and the reference’s beginning',
  tag,
  access: 'analyst',
  filters,
  item: listedSale,
})

export const exportSales = contract({
  id: 'exportSales',
  method: 'get',
  path: '/api/admin/sales/export.csv',
  summary:
    'All sales that the list would show, as they are now, as a table (RFC 4180): amounts in the minor unit, times in UTC; text that a spreadsheet would calculate has an apostrophe before it',
  tag,
  access: 'analyst',
  query: members({}, filters),
  response: streamed,
  media: 'csv',
})

export const adminSale = contract({
  id: 'adminSale',
  method: 'get',
  path: '/api/admin/sales/:id',
  summary: 'One sale, with its refunds and disputes',
  tag,
  access: 'analyst',
  params: members({ id: uuid }),
  response: listedSale,
})
