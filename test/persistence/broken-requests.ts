import { randomUUID } from 'node:crypto'
import { checkout, entry, type Rows, sold, source, user, whole } from './books.ts'

const [request, standingQuote, otherQuote] = [randomUUID(), randomUUID(), randomUUID()]
const at = (ms: number): Date => new Date(Date.now() + ms)

/** A quote that holds for a day. */
const quote = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: standingQuote,
  request_id: request,
  price_amount: 500_000,
  price_currency: 'NGN',
  scope: 'All of it.',
  valid_until: at(86_400_000),
  ...facts,
})

/** A request whose quote was accepted. */
const asked = (facts: Readonly<Record<string, unknown>> = {}) => ({
  id: request,
  user_id: user,
  title: 'Invoices',
  description: 'Book them.',
  integrations: [],
  status: 'accepted',
  quote_id: standingQuote,
  created_at: new Date(),
  updated_at: new Date(),
  ...facts,
})

const requestEvent = (type: string, facts: object = { quoteId: standingQuote }) => ({
  id: randomUUID(),
  type: `CustomRequest${type}`,
  subject: request,
  facts,
})

const spoken = () => ({ id: randomUUID(), request_id: request, sender: 'buyer', text: 'Soon?', at: new Date() })

const accepted = {
  custom_requests: [asked({ message_count: 1 })],
  quotes: [quote()],
  events: [requestEvent('Accepted')],
  request_messages: [spoken()],
}

type Facts = Readonly<Record<string, unknown>>

const reference = 'VX-MADE-TO-ORDER'
const made = { reference, request_id: request, workflow_id: null, version_id: null }
const bookings = (): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const txn = randomUUID()
  return [
    { ...entry('paystack_clearing', 500_000, txn), reference },
    { ...entry('sales', -500_000, txn), reference },
  ]
}

/** A request that was paid for, beside the sale that is there already. */
const paid = (request: Facts = {}, sale: Facts = {}, ordered: Facts = {}): Rows => ({
  custom_requests: [asked({ status: 'paid', ...request })],
  quotes: [quote()],
  checkouts: [...whole.checkouts, checkout({ ...made, ...ordered })],
  sales: [...whole.sales, sold({ ...made, ...sale, id: randomUUID() })],
  ledger_entries: [...whole.ledger_entries, ...bookings()],
})

const delivered = (status: string) => ({
  status,
  workflow_id: randomUUID(),
  delivered_version_id: randomUUID(),
  delivered_at: new Date(),
})
const unpaid = (request: Facts): Rows => ({ custom_requests: [asked(request)], quotes: [quote()] })

/** A workflow that was made for a request, or for nobody. */
const workflowFor = (made_for: string | null, id: string): Facts => ({
  id,
  slug: id,
  title: '',
  summary: '',
  description: '',
  status: 'draft',
  price_amount: 0,
  price_currency: 'NGN',
  licence: 'mit',
  rights_held: true,
  categories: [],
  tags: [],
  integrations: [],
  node_types: [],
  trigger: '',
  node_count: 0,
  risk: 'low',
  created_at: new Date(),
  updated_at: new Date(),
  search: '',
  made_for,
})

const [madeWorkflow, strangersRight] = [randomUUID(), randomUUID()]
const closed = { ...delivered('closed'), workflow_id: madeWorkflow }
const withRight = {
  entitlements: [...whole.entitlements, { ...whole.entitlements[0], id: madeWorkflow, workflow_id: madeWorkflow }],
  entitlement_sources: [
    ...whole.entitlement_sources,
    { ...source(), id: randomUUID(), entitlement_id: madeWorkflow, kind: 'custom_request', origin_id: request },
  ],
}

/** Requests as they should be and as they should not, and what the self-check says of each. */
export const brokenRequests: ReadonlyArray<readonly [string, Rows, ReadonlyArray<string>]> = [
  ['nothing wrong with a request that was accepted', accepted, []],
  ['a message that is not there', { ...accepted, request_messages: [] }, ['requests']],
  [
    'a quote accepted that does not stand',
    { ...accepted, events: [requestEvent('Accepted', { quoteId: otherQuote })] },
    ['requests'],
  ],
  [
    'a quote accepted that was over',
    { ...accepted, quotes: [quote({ valid_until: new Date(Date.now() - 3_600_000) })] },
    ['requests'],
  ],
  ['nothing wrong with a request that was paid for', paid(), []],
  ['a request that counts as paid, and was not', unpaid({ status: 'paid' }), ['requests are paid']],
  ['a request that was paid for, and does not say so', paid({ status: 'accepted' }), ['requests are paid']],
  ['a request that was paid for and cancelled', paid({ status: 'cancelled' }), ['requests are paid']],
  ['a request that counts as refunded, and never was sold', unpaid({ status: 'refunded' }), ['requests are paid']],
  [
    'a request that was sold for another price than was quoted',
    { ...paid(), quotes: [quote({ price_amount: 400_000 })] },
    ['requests are paid'],
  ],
  ['a request whose sale is another’s than its checkout', paid({}, {}, { request_id: randomUUID() }), ['I3 amount']],
  ['a request that was delivered, and nobody has a right to it', paid(delivered('delivered')), ['I6 entitlement iff']],
  [
    'a right to what was made for somebody, and was not delivered',
    {
      ...unpaid({}),
      entitlement_sources: whole.entitlement_sources.map((each) => ({
        ...each,
        kind: 'custom_request',
        origin_id: request,
      })),
      sales: [],
      checkouts: whole.checkouts.map((each) => ({ ...each, status: 'expired' })),
      ledger_entries: [],
      receipts: [],
      receipt_counters: [],
    },
    ['I6 entitlement iff'],
  ],
  [
    'nothing wrong with what was made for a request, and is its buyer’s',
    { ...paid(closed), ...withRight, workflows: [workflowFor(request, madeWorkflow)] },
    [],
  ],
  [
    'a right of somebody else to what was made for one buyer',
    {
      ...paid(closed),
      workflows: [workflowFor(request, madeWorkflow)],
      entitlements: [
        ...withRight.entitlements,
        { ...whole.entitlements[0], id: strangersRight, user_id: randomUUID(), workflow_id: madeWorkflow },
      ],
      entitlement_sources: [
        ...withRight.entitlement_sources,
        source({ entitlement_id: strangersRight, kind: 'grant', origin_id: randomUUID() }),
      ],
    },
    ['I6 entitlement iff'],
  ],
  [
    'what was delivered, and made for nobody',
    { ...paid(closed), ...withRight, workflows: [workflowFor(null, madeWorkflow)] },
    ['requests are paid'],
  ],
  [
    'what was made for somebody, and is not theirs',
    { workflows: [workflowFor(randomUUID(), randomUUID())] },
    ['requests are paid'],
  ],
  ['a request that ended twice', { events: [requestEvent('Cancelled'), requestEvent('Rejected')] }, ['requests']],
]
