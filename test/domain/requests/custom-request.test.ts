import { describe, expect, it } from 'vitest'
import { openStatuses } from '../../../src/domain/requests/custom-request.ts'
import { viewOf } from '../../../src/domain/requests/request-view.ts'

const at = new Date('2026-03-02T09:00:00.000Z')

describe('a custom request', () => {
  it('is open while somebody has something to do', () => {
    expect(openStatuses).toEqual(['submitted', 'quoted', 'accepted', 'paid', 'delivered', 'revision_requested'])
  })

  it('shows itself without whose it is, and with nothing quoted, written or delivered yet', () => {
    const brief = { title: 'A', description: 'B', integrations: [], budget: null, deadline: null }
    const facts = { id: 'request-1', status: 'submitted', createdAt: at, updatedAt: at } as const
    expect(viewOf({ ...brief, ...facts, userId: 'ada' })).toEqual({
      ...brief,
      ...facts,
      quote: null,
      messages: [],
      delivery: null,
    })
  })
})
