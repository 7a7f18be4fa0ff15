import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { O } from '../../src/domain/kernel/fp.ts'
import { type Currency, currencies, minimumCharge } from '../../src/domain/kernel/money.ts'
import type { PaymentGateway, PaymentOrder } from '../../src/ports/sales/payment-gateway.ts'
import { succeed } from '../contract/both.ts'
import { anOrder } from './support/adapter.ts'

/** How someone pays on the provider's page; amounts in minor units, without them what was asked. */
export type Payer = Readonly<{
  card?: 'success' | 'declined' | 'insufficient'
  amount?: number
  currency?: Currency
  fee?: number
}>

/** A provider that can be paid at. */
export type Provider = Readonly<{
  gateway: PaymentGateway
  pay: (reference: string, payer?: Payer) => Promise<void>
  close: () => Promise<void>
}>

/** What every PaymentGateway does, the real adapter against the sandbox and every double of it. */
export const paymentGatewaySuite = (title: string, open: () => Promise<Provider>): void => {
  describe(title, () => {
    let provider: Provider
    beforeAll(async () => {
      provider = await open()
    })
    afterAll(() => provider?.close())

    const opened = async (order: PaymentOrder = anOrder()): Promise<PaymentOrder> => {
      expect(await succeed(provider.gateway.initialize(order))).toMatchObject({ outcome: 'opened' })
      return order
    }
    const verified = async ({ reference }: Pick<PaymentOrder, 'reference'>) => {
      const payment = await succeed(provider.gateway.verify(reference))
      if (O.isNone(payment)) throw new Error('the provider should know this payment')
      return payment.value
    }

    it('opens a payment and says where it is paid', async () => {
      const answer = await succeed(provider.gateway.initialize(anOrder()))
      expect(answer).toEqual({
        outcome: 'opened',
        page: {
          authorizationUrl: expect.stringMatching(/^https?:\/\/\S+/),
          accessCode: expect.stringMatching(/^\S+$/),
        },
      })
    })

    it('knows a reference that was opened before, whoever asks again and for whatever', async () => {
      const order = await opened()
      expect(await succeed(provider.gateway.initialize(order))).toEqual({ outcome: 'known' })
      const other = { ...order, total: { amount: 70_000, currency: 'NGN' }, email: 'ben@buyers.example' } as const
      expect(await succeed(provider.gateway.initialize(other))).toEqual({ outcome: 'known' })
      expect(await verified(order)).toMatchObject({ requestedAmount: order.total.amount })
    })

    it('knows a reference still after it was paid', async () => {
      const order = await opened()
      await provider.pay(order.reference)
      expect(await succeed(provider.gateway.initialize(order))).toEqual({ outcome: 'known' })
    })

    it('knows nothing of a payment that was never opened', async () => {
      expect(await succeed(provider.gateway.verify(anOrder().reference))).toEqual(O.none)
    })

    it('waits while nobody has paid', async () => {
      const order = await opened()
      expect(await verified(order)).toMatchObject({
        reference: order.reference,
        status: 'waiting',
        mode: 'test',
        currency: 'NGN',
        requestedAmount: 500_000,
        paidAt: null,
      })
    })

    it('tells what was paid, what it cost, and when', async () => {
      const order = await opened()
      const before = Date.now()
      await provider.pay(order.reference)
      const payment = await verified(order)
      expect(payment).toMatchObject({ status: 'success', requestedAmount: 500_000, amount: 500_000, currency: 'NGN' })
      expect(payment.fees).toBeGreaterThan(0)
      expect(payment.providerId).toMatch(/^\d+$/)
      expect(Math.abs((payment.paidAt?.getTime() ?? 0) - before)).toBeLessThan(5_000)
    })

    it('tells apart what was asked and what was paid where the payer carries the fee', async () => {
      const order = await opened()
      await provider.pay(order.reference, { fee: 7_500 })
      expect(await verified(order)).toMatchObject({ requestedAmount: 500_000, amount: 507_500, fees: 7_500 })
    })

    it('tells of money that is not what was asked for', async () => {
      const [less, foreign] = [await opened(), await opened()]
      await provider.pay(less.reference, { amount: 499_999 })
      await provider.pay(foreign.reference, { currency: 'GHS' })
      expect(await verified(less)).toMatchObject({ status: 'success', requestedAmount: 499_999, amount: 499_999 })
      expect(await verified(foreign)).toMatchObject({ status: 'success', currency: 'GHS', amount: 500_000 })
    })

    it.each(['declined', 'insufficient'] as const)(
      'sees no success in a card that is %s, until one is good',
      async (card) => {
        const order = await opened()
        await provider.pay(order.reference, { card })
        expect(['waiting', 'failed']).toContain((await verified(order)).status)
        await provider.pay(order.reference)
        expect(await verified(order)).toMatchObject({ status: 'success' })
      },
    )

    it('tells payments apart', async () => {
      const [one, other] = [await opened(), await opened()]
      await provider.pay(one.reference)
      expect(await verified(other)).toMatchObject({ status: 'waiting' })
      expect((await verified(one)).providerId).not.toBe((await verified(other)).providerId)
    })

    it.each(currencies)('takes %s to the last minor unit, from the smallest charge on', async (currency) => {
      for (const amount of [minimumCharge[currency], minimumCharge[currency] + 1, 77_700, 999_999_999]) {
        const order = await opened(anOrder(amount, currency))
        await provider.pay(order.reference)
        expect(await verified(order)).toMatchObject({ currency, requestedAmount: amount, amount })
      }
    })
  })
}
