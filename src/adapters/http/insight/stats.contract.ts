import * as t from 'io-ts'
import { intervals } from '../../../domain/insight/interval.ts'
import { mostTopWorkflows } from '../../../domain/insight/stats.ts'
import { timeZone } from '../../../domain/insight/time-zone.ts'
import { currencies } from '../../../domain/kernel/money.ts'
import { members } from '../kernel/codec/members.ts'
import { documented } from '../kernel/codec/schema.ts'
import { instant, integer, listOf, money, parsed, uuid, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

const count = integer(0, Number.MAX_SAFE_INTEGER)
/** What was earned in the minor unit; less than nothing when more went back than came in. */
const figure = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const ratio = documented(t.number, { type: 'number', minimum: 0, maximum: 1 })

/** As the books have it: a payment in review can be of any currency. */
const currency = documented(t.string, { type: 'string', pattern: '^[A-Z]{3}$' })

/** There are fewer currencies in the world than this. */
const mostCurrencies = 300
/** Every hour of a century in a few currencies. */
const mostRows = 100 * 366 * 24 * currencies.length

const revenue = members({
  currency,
  gross: figure,
  discounts: figure,
  tax: figure,
  refunds: figure,
  chargebacks: figure,
  fees: figure,
  net: figure,
})

const row = members({ from: instant, currency, sales: count, gross: figure, refunds: figure, net: figure })

const topWorkflow = members({
  workflow: members({ id: uuid, slug: t.string, title: t.string }),
  sales: count,
  gross: listOf(money, currencies.length),
})

export const adminStats = contract({
  id: 'adminStats',
  method: 'get',
  path: '/api/admin/stats',
  summary:
    'How the shop does: totals of now, and what was earned from `from` up to `to`; intervals without sales have no row',
  tag: 'Operators',
  access: 'analyst',
  query: members(
    {},
    {
      from: instant,
      to: instant,
      tz: parsed('time zone', timeZone, { maxLength: 64, description: 'a name of the IANA time zone database; UTC' }),
      interval: word(...intervals),
    },
  ),
  response: members({
    totals: members({ users: count, workflows: count, sales: count, openRequests: count }),
    revenue: listOf(revenue, mostCurrencies),
    series: listOf(row, mostRows),
    topWorkflows: listOf(topWorkflow, mostTopWorkflows),
    conversion: members({ checkouts: count, paid: count, ratio }),
  }),
})
