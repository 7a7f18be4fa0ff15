import { describe, expect, it } from 'vitest'
import { firstStatus } from '../../../src/domain/sales/payment-event.ts'

describe('what a provider tells by itself', () => {
  it.each([
    ['of a success, with its reference, is to be worked on', 'charge.success', 'VX-REFERENCE', 'received'],
    ['of a success, without saying of which payment, is put away', 'charge.success', null, 'dead'],
    ['of a refund, with the payment it is of, is to be worked on', 'refund.processed', 'VX-REFERENCE', 'received'],
    [
      'of a dispute, with the payment it is of, is to be worked on',
      'charge.dispute.create',
      'VX-REFERENCE',
      'received',
    ],
    ['of a refund, without saying of which payment, is put away', 'refund.failed', null, 'dead'],
    ['of a transfer does not concern us', 'transfer.success', 'VX-REFERENCE', 'ignored'],
    ['of what nobody has heard of does not concern us', 'foo.bar', null, 'ignored'],
    ['in a name that only looks alike does not concern us', 'Charge.Success', 'VX-REFERENCE', 'ignored'],
  ] as const)('%s', (_, name, reference, status) => {
    expect(firstStatus({ name, reference, dedupeKey: 'key' })).toBe(status)
  })
})
