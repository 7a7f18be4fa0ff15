import { describe, expect, it } from 'vitest'
import { openStatuses } from '../../../src/domain/requests/custom-request.ts'
import { viewOf } from '../../../src/domain/requests/request-view.ts'

const at = new Date('2026-03-02T09:00:00.000Z')

describe('a custom request', () => {
  it('is open while somebody has something to do', () => {
    expect(openStatuses).toEqual(['submitted', 'quoted', 'accepted', 'paid', 'delivered', 'revision_requested'])
  })

  it('shows itself without whose it is and what only counts, and with what was written', () => {
    const brief = { title: 'A', description: 'B', integrations: [], budget: null, deadline: null }
    const facts = { id: 'request-1', status: 'submitted', quote: null, createdAt: at, updatedAt: at } as const
    const message = { id: 'message-1', from: 'buyer', text: 'Please.', at } as const
    const counts = { delivery: null, revisionsAsked: 0, messageCount: 1, revision: 2 }
    expect(viewOf({ ...brief, ...facts, ...counts, userId: 'ada' }, [message])).toEqual({
      ...brief,
      ...facts,
      messages: [message],
      delivery: null,
    })
  })
})
