import { describe, expect, it } from 'vitest'
import { requestMessage } from '../../../src/domain/notifications/request-message.ts'
import { requestMoves } from '../../../src/domain/requests/request-event.ts'
import type { RequestView } from '../../../src/domain/requests/request-view.ts'

const at = new Date('2026-03-02T09:00:00.000Z')
const view: RequestView = {
  id: 'request-1',
  title: 'Invoices',
  description: 'Book them.',
  integrations: [],
  budget: null,
  deadline: null,
  status: 'quoted',
  quote: { id: 'quote-1', price: { amount: 5_000_000, currency: 'NGN' }, scope: 'All of it.', validUntil: at },
  messages: [
    { id: 'message-1', from: 'buyer', text: 'Soon?', at },
    { id: 'message-2', from: 'operator', text: 'Tomorrow.', at },
  ],
  delivery: { workflowId: 'workflow-1', version: '1.0.0' },
  createdAt: at,
  updatedAt: at,
}

const told = (tag: string, about = '') => requestMessage(view, { tag, about }, (path) => `https://shop.example${path}`)

describe('a mail about a request', () => {
  it.each(requestMoves)('tells of %s in words of its own, and where the request is', (tag) => {
    const message = told(tag, 'quote-1')
    expect(message?.subject).toContain('Invoices')
    expect(message?.blocks.at(-1)).toMatchObject({ url: 'https://shop.example/requests/request-1' })
    const others = requestMoves.filter((each) => each !== tag).map((each) => told(each, 'quote-1')?.subject)
    expect(others).not.toContain(message?.subject)
  })

  it('says what is offered, for how much and until when, of the quote that stands only', () => {
    expect(JSON.stringify(told('CustomRequestQuoted', 'quote-1'))).toMatch(/NGN 50,000\.00.*2 March 2026.*All of it\./)
    expect(told('CustomRequestQuoted', 'quote-0')).toBeNull()
  })

  it('repeats what the shop wrote, and tells nobody what they wrote themselves', () => {
    expect(JSON.stringify(told('CustomRequestMessageWritten', 'message-2'))).toContain('Tomorrow.')
    expect(told('CustomRequestMessageWritten', 'message-1')).toBeNull()
    expect(told('SomethingElse')).toBeNull()
  })
})
