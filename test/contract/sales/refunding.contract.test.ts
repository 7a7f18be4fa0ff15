import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { statusOf } from '../../../src/domain/delivery/entitlement.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { workflowIn } from '../../../src/domain/sales/item.ts'
import type { ToldRefund } from '../../../src/domain/sales/outgoing/told-refund.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Admins } from '../../../src/ports/accounts/admins.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { Outgoings, refundLeaseMs } from '../../../src/ports/sales/outgoings.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { aToldDispute, aToldRefund } from '../../domain/sales/outgoing/examples.ts'
import { both, succeed } from '../both.ts'
import { anAdmin } from '../examples.ts'
import { outcome, passes } from './buying.ts'
import { anOperator, aProvider, type Provider, refunding, soldTo } from './refunding.ts'

both('Money that goes back', [accounts, catalogue, sales, delivery, requests], (side) => {
  /** What stands of a sale: its state, its access, and its refunds. */
  const standing = async ({ id, userId, item, reference }: Sale) => {
    const sale = O.toNullable(await succeed(side().of(Sales).byId(id)))
    const right = O.toNullable(
      await succeed(
        side()
          .of(Entitlements)
          .find(userId, workflowIn(item) ?? ''),
      ),
    )
    const { refunds } = await succeed(side().transact((tx) => side().of(Outgoings).of(tx)(reference)))
    return [sale?.status, right === null ? null : statusOf(right), refunds.map(({ status }) => status)]
  }
  const ask = async (provider: Provider, sale: Sale, amount: number | null = null) => {
    const money = amount === null ? null : ({ amount, currency: 'NGN' } as const)
    const operator = anOperator({ adminId: await anAdminId() })
    return outcome(
      refunding(side(), provider).request({ saleId: sale.id, amount: money, reason: 'It fails', operator }),
    )
  }
  /** Refunds name who asked, so someone has to be there. */
  const anAdminId = async (): Promise<string> => {
    const admin = anAdmin(side().ids)
    await succeed(side().transact((tx) => side().of(Admins).add(tx)(admin)))
    return admin.id
  }
  const idOf = (asked: Awaited<ReturnType<typeof ask>>): string => (typeof asked === 'string' ? asked : asked.id)
  const say = (provider: Provider, at: number, facts: Partial<ToldRefund>): void => {
    const told = provider.refunds[at]
    if (told !== undefined) provider.refunds[at] = { ...told, ...facts }
  }

  it('is set aside, asked for, on its way with access suspended, and done with access gone (P10, P13)', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    const refundId = idOf(await ask(provider, sale))
    expect(await standing(sale)).toEqual(['paid', 'suspended', ['requested']])
    await succeed(shop.send({ refundId }))
    expect([await standing(sale), provider.asked()]).toEqual([['paid', 'suspended', ['pending']], 1])
    say(provider, 0, { status: 'processed' })
    await succeed(shop.read({ reference: sale.reference }))
    expect(await standing(sale)).toEqual(['refunded', 'revoked', ['processed']])
    await succeed(shop.read({ reference: sale.reference }))
    expect(await standing(sale)).toEqual(['refunded', 'revoked', ['processed']])
    await succeed(shop.send({ refundId }))
    expect(provider.asked()).toBe(1)
  })

  it('that fails gives the amount and the access back, and can be asked for again (P10)', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    await succeed(shop.send({ refundId: idOf(await ask(provider, sale)) }))
    say(provider, 0, { status: 'failed' })
    await succeed(shop.read({ reference: sale.reference }))
    expect(await standing(sale)).toEqual(['paid', 'active', ['failed']])
    expect(await ask(provider, sale)).toMatchObject({ amount: 500_000, status: 'requested' })
  })

  it('in part keeps access; the parts never exceed what was paid', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    await succeed(shop.send({ refundId: idOf(await ask(provider, sale, 200_000)) }))
    say(provider, 0, { status: 'processed' })
    await succeed(shop.read({ reference: sale.reference }))
    expect(await standing(sale)).toEqual(['partially_refunded', 'active', ['processed']])
    expect(await ask(provider, sale, 300_001)).toBe('ExceedsRemaining')
    expect(await ask(provider, sale, 300_000)).toMatchObject({ amount: 300_000 })
    expect(await ask(provider, sale, 1)).toBe('ExceedsRemaining')
  })

  it('PAY-17: of two that are asked for at once takes one', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const asked = await Promise.all([ask(provider, sale, 300_000), ask(provider, sale, 300_000)])
    expect(asked.filter((each) => each === 'ExceedsRemaining')).toHaveLength(1)
    expect((await standing(sale))[2]).toEqual(['requested'])
  })

  it('whose answer was lost is looked up before it is asked for again', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    const refundId = idOf(await ask(provider, sale))
    provider.next('lost')
    expect(await outcome(shop.send({ refundId }))).toBe('ProviderUnavailable')
    expect(await outcome(shop.send({ refundId }))).toBe('RefundUnderWay')
    await passes(side(), refundLeaseMs + 1)
    await succeed(shop.send({ refundId }))
    expect([await standing(sale), provider.asked()]).toEqual([['paid', 'suspended', ['pending']], 1])
  })

  it('that never arrived is asked for again, once', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    const refundId = idOf(await ask(provider, sale))
    provider.next('unheard')
    expect(await outcome(shop.send({ refundId }))).toBe('ProviderUnavailable')
    await passes(side(), refundLeaseMs + 1)
    const both = await Promise.all([outcome(shop.send({ refundId })), outcome(shop.send({ refundId }))])
    expect(both.filter((each) => each === 'RefundUnderWay').length).toBeLessThanOrEqual(1)
    expect([(await standing(sale))[2], provider.asked(), provider.refunds.length]).toEqual([['pending'], 2, 1])
  })

  it('that is refused is free again', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    provider.next('refused')
    await succeed(refunding(side(), provider).send({ refundId: idOf(await ask(provider, sale)) }))
    expect(await standing(sale)).toEqual(['paid', 'active', ['failed']])
  })

  it('that is refused, for it went back in the dashboard meanwhile, is that one or gives it its place', async () => {
    for (const [amount, refunds, status] of [
      [500_000, ['processed'], 'refunded'],
      [200_000, ['failed', 'processed'], 'partially_refunded'],
    ] as const) {
      const [provider, sale] = [aProvider(), await soldTo(side())]
      const refundId = idOf(await ask(provider, sale))
      provider.refunds.push(aToldRefund({ providerId: `of ${sale.id}`, amount, status: 'processed' }))
      provider.next('refused')
      await succeed(refunding(side(), provider).send({ refundId }))
      const [stands, , found] = await standing(sale)
      expect([stands, [...(found ?? [])].toSorted()]).toEqual([status, refunds])
    }
  })

  it('that is refused keeps why', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const refundId = idOf(await ask(provider, sale))
    provider.next('refused')
    await succeed(refunding(side(), provider).send({ refundId }))
    expect(await succeed(side().of(Outgoings).refund(refundId))).toMatchObject(
      O.some({ status: 'failed', failure: 'Insufficient balance' }),
    )
  })

  it('was sent back in the dashboard: it is found (P9)', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    provider.refunds.push(aToldRefund({ amount: 200_000, status: 'processed' }))
    await succeed(refunding(side(), provider).read({ reference: sale.reference }))
    expect(await standing(sale)).toEqual(['partially_refunded', 'active', ['processed']])
  })

  it('P12: is disputed: access is suspended at once, comes back when won, goes when lost', async () => {
    for (const [resolution, status, access] of [
      ['declined', 'paid', 'active'],
      ['accepted', 'charged_back', 'revoked'],
    ] as const) {
      const [provider, sale] = [aProvider(), await soldTo(side())]
      const shop = refunding(side(), provider)
      const dispute = aToldDispute({ providerId: `${resolution} of ${sale.id}` })
      provider.disputes.push(dispute)
      await succeed(shop.read({ reference: sale.reference }))
      expect(await standing(sale)).toEqual(['disputed', 'suspended', []])
      expect(await ask(provider, sale, 1)).toBe('DisputeOpen')
      provider.disputes[0] = { ...dispute, status: 'resolved', outcome: resolution }
      await succeed(shop.read({ reference: sale.reference }))
      expect(await standing(sale)).toEqual([status, access, []])
    }
  })

  it('is refused to support above its limit, and leaves nothing behind', async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const operator = anOperator({ adminId: await anAdminId(), role: 'support' })
    const amount = { amount: 100_001, currency: 'NGN' } as const
    const { request } = refunding(side(), provider, 100_000)
    expect(await outcome(request({ saleId: sale.id, amount, reason: '', operator }))).toBe('RefundAboveLimit')
    expect(await standing(sale)).toEqual(['paid', 'active', []])
    expect(
      await outcome(request({ saleId: sale.id, amount: { ...amount, amount: 100_000 }, reason: '', operator })),
    ).toMatchObject({ amount: 100_000 })
  })

  it('is attended to by the sweep when no word of it comes: sent, and read until it is done', async () => {
    // The stores' clock and the core's are one in a shop; here they begin apart.
    side().clock.advance(Date.now() - side().clock.now().getTime())
    const [provider, sale] = [aProvider(), await soldTo(side())]
    const shop = refunding(side(), provider)
    await ask(provider, sale)
    expect(await succeed(shop.sweep({}))).toBe(0)
    await passes(side(), 3 * 60_000)
    expect(await succeed(shop.sweep({}))).toBe(1)
    expect([(await standing(sale))[2], provider.asked()]).toEqual([['pending'], 1])
    say(provider, 0, { status: 'processed' })
    await passes(side(), 7 * 3_600_000)
    expect(await succeed(shop.sweep({}))).toBe(1)
    expect(await standing(sale)).toEqual(['refunded', 'revoked', ['processed']])
    await passes(side(), 365 * 86_400_000)
    expect(await succeed(shop.sweep({}))).toBe(0)
  })
})
