import { randomUUID } from 'node:crypto'
import { type Rows, user } from './books.ts'

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
  ['a request that ended twice', { events: [requestEvent('Cancelled'), requestEvent('Rejected')] }, ['requests']],
]
