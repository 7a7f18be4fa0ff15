import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { chargeSuccess, signed, stateOf } from '../http/payment/till.ts'
import { type BrokenWire, openBrokenWire } from './broken-wire.ts'

describe('a connection that breaks within a transaction', () => {
  let at: BrokenWire
  beforeAll(async () => {
    at = await openBrokenWire()
  })
  afterAll(() => at?.close())

  it('P6: leaves a whole sale or none, at every statement of RecordSale', { timeout: 60_000 }, async () => {
    const { reference } = await at.till.start()
    await at.till.pay(reference)
    const record = at.shop.shop.resolve(recordSale.port)
    const statements = await at.atEveryStatement(
      () => record({ reference })(),
      async () => {
        const { sales, rights, entries, checkout } = await stateOf(at.till.shop, reference)
        const isWhole = sales === 1 && rights === 1 && entries > 1 && checkout === 'paid'
        const isNone = sales === 0 && rights === 0 && entries === 0 && checkout === 'initialized'
        expect([isWhole, isNone]).toContain(true)
      },
    )
    expect(statements).toBeGreaterThan(5)
    expect(await stateOf(at.till.shop, reference)).toMatchObject({ checkout: 'paid', sales: 1, rights: 1, sum: 0 })
  })

  it('keeps a notice with its job or neither, at every statement of ReceivePaymentEvent', {
    timeout: 60_000,
  }, async () => {
    const { reference } = await at.till.start()
    const body = chargeSuccess(reference)
    const signatures = [signed(body)['X-Paystack-Signature'] ?? '']
    const receive = at.shop.shop.resolve(receivePaymentEvent.port)
    await at.atEveryStatement(
      () => receive({ bytes: Buffer.from(body), signatures })(),
      async () => {
        const [row] = await at.till.shop.sql<{ kept: number; jobs: number }>(
          `select count(*)::int as kept,
                  (select count(*)::int from pgboss.job j join events e on e.id = j.id
                    where j.name = 'handle-payment-event' and e.subject = any (array_agg(w.id::text))) as jobs
             from webhook_events w where w.reference = $1`,
          [reference],
        )
        expect(row?.jobs).toBe(row?.kept)
      },
    )
  })
})
