import { expect, it } from 'vitest'
import { formerOwners } from '../../../../src/domain/sales/outgoing/evidence.ts'
import type { Receipt } from '../../../../src/domain/sales/receipts/receipt.ts'

const issuedTo = (userId: string, hour: number, kind: Receipt['kind'] = 'receipt'): Receipt => ({
  id: `${userId} at ${hour}`,
  kind,
  number: hour,
  reason: 'correction',
  cause: 'c',
  saleId: 's',
  creditsId: null,
  userId,
  buyer: { name: null, email: null },
  reference: 'VX-R',
  item: { title: 'T', version: null },
  price: {
    list: { amount: 1, currency: 'NGN' },
    discount: { amount: 0, currency: 'NGN' },
    tax: { amount: 0, currency: 'NGN' },
    total: { amount: 1, currency: 'NGN' },
  },
  refundedBefore: { amount: 0, currency: 'NGN' },
  charged: { amount: 1, currency: 'NGN' },
  taxRule: { name: 'VAT', percent: 0, included: true },
  paidAt: at(0),
  issuedAt: at(hour),
})
function at(hour: number): Date {
  return new Date(Date.UTC(2026, 2, 2, hour))
}

it('those had a sale before who have a receipt of it and not the last, until they lost it last', () => {
  expect(formerOwners([])).toEqual([])
  expect(formerOwners([issuedTo('Ada', 1)])).toEqual([])
  const moved = [issuedTo('Ada', 1), issuedTo('Ben', 2), issuedTo('Ada', 3), issuedTo('Cleo', 4)]
  expect(formerOwners([...moved, issuedTo('Ada', 4, 'credit_note')])).toEqual([
    { userId: 'Ben', until: at(3) },
    { userId: 'Ada', until: at(4) },
  ])
  expect(formerOwners(moved.slice(0, 3))).toEqual([{ userId: 'Ben', until: at(3) }])
})
