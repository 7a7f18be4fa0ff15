import { describe, expect, it } from 'vitest'
import { messageText } from '../../../src/domain/notifications/message-text.ts'
import { receiptMessage, refundMessage } from '../../../src/domain/notifications/receipt-message.ts'
import { issueReceipt } from '../../../src/domain/sales/receipts/issue.ts'
import { aBillable, day } from '../sales/receipts/examples.ts'

const frame = { name: 'Ada', unsubscribeUrl: null }
const addressOf = (path: string): string => `https://shop.example${path}`

const receiptOf = (version: string | null) => {
  const sale = aBillable({ item: { title: 'Invoices', version } })
  const [receipt] = issueReceipt([], sale, { id: 'receipt', number: 1, at: day }).state
  if (receipt === undefined) throw new Error('a receipt should have been issued')
  return receipt
}
const thanks = (version: string | null): string => messageText(receiptMessage(receiptOf(version), addressOf), frame)
const goneBack = (version: string | null, keepsAccess: boolean): string =>
  messageText(refundMessage(receiptOf(version), receiptOf(version), keepsAccess), frame)

describe('the mail with a receipt', () => {
  it('leads to the library, where a workflow of the shop lies already', () => {
    expect(thanks('1.0.0')).toContain('“Invoices” is in your library.')
    expect(thanks('1.0.0')).toContain('https://shop.example/library')
  })

  it('leads to the requests, where what is made to order is waited for', () => {
    expect(thanks(null)).toContain('“Invoices” is paid; it comes into your library when it is ready.')
    expect(thanks(null)).toContain('https://shop.example/requests')
    expect(thanks(null)).not.toContain('is in your library')
  })

  it.each([
    ['1.0.0', true, 'the workflow stays yours'],
    ['1.0.0', false, 'is in your library no more'],
    [null, true, 'what you asked for stays yours'],
    [null, false, 'what you asked for is not yours any more'],
  ] as const)('of version %s that goes back, kept: %s, says that %s', (version, keepsAccess, words) => {
    expect(goneBack(version, keepsAccess)).toContain(words)
  })
})
