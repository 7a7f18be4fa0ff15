import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { requests } from '../../../src/composition/requests.ts'
import { sales } from '../../../src/composition/sales.ts'
import { O, TE } from '../../../src/domain/kernel/fp.ts'
import { workflowIn } from '../../../src/domain/sales/item.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Admins } from '../../../src/ports/accounts/admins.ts'
import { Downloads } from '../../../src/ports/delivery/downloads.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { DisputeList } from '../../../src/ports/sales/dispute-list.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { aToldDispute } from '../../domain/sales/outgoing/examples.ts'
import { both, succeed } from '../both.ts'
import { anAdmin } from '../examples.ts'
import { outcome } from './buying.ts'
import { disputing } from './disputing.ts'
import { anOperator, aProvider, refunding, soldTo } from './refunding.ts'

both('Disputes', [accounts, catalogue, sales, delivery, requests], (side) => {
  const operator = async () => {
    const admin = anAdmin(side().ids)
    await succeed(side().transact((tx) => side().of(Admins).add(tx)(admin)))
    return anOperator({ adminId: admin.id, role: 'owner' })
  }
  const claimed = async () => {
    const [provider, sale] = [aProvider(), await soldTo(side())]
    provider.disputes.push(aToldDispute({ providerId: `of ${sale.id}` }))
    await succeed(refunding(side(), provider).read({ reference: sale.reference }))
    const [dispute] = (await listed()).items
    if (dispute === undefined) throw new Error('there should be a dispute')
    return { provider, sale, disputeId: dispute.id }
  }
  const listed = (limit = 10, after: ReadonlyArray<string | number> | null = null) =>
    succeed(side().of(DisputeList).all({ limit, after }))
  const statusOf = async ({ id }: Sale) => O.toNullable(await succeed(side().of(Sales).byId(id)))?.status

  it('are listed newest first, page by page', async () => {
    const provider = aProvider()
    for (const hour of [1, 3, 2]) {
      const sale = await soldTo(side())
      const openedAt = new Date(Date.UTC(2026, 2, 2, hour))
      provider.disputes.splice(0, 1, aToldDispute({ providerId: `at ${hour}`, openedAt }))
      await succeed(refunding(side(), provider).read({ reference: sale.reference }))
    }
    const first = await listed(2)
    const second = await listed(2, first.next)
    expect([first.items, second.items].map((page) => page.map(({ providerId }) => providerId))).toEqual([
      ['at 3', 'at 2'],
      ['at 1'],
    ])
    expect(second.next).toBeNull()
  })

  it('are given in once, with one row in the audit; the money and the access are gone', async () => {
    const { provider, sale, disputeId } = await claimed()
    const { accept, audited } = disputing(side(), provider)
    const input = { disputeId, operator: await operator() }
    expect(await succeed(accept(input))).toMatchObject({ id: disputeId, status: 'resolved', outcome: 'accepted' })
    expect(await statusOf(sale)).toBe('charged_back')
    expect(await outcome(accept(input))).toBe('DisputeResolved')
    expect(audited()).toEqual(['dispute.accept'])
    expect(await outcome(accept({ ...input, disputeId: side().ids.next() }))).toBe('DisputeNotFound')
  })

  it('whose acceptance was lost on its way are found to be given in', async () => {
    const { provider, sale, disputeId } = await claimed()
    const { accept, audited } = disputing(side(), { ...provider, acceptDispute: provider.unheard })
    const input = { disputeId, operator: await operator() }
    expect(await outcome(accept(input))).toBe('ProviderUnavailable')
    expect([await statusOf(sale), audited()]).toEqual(['disputed', []])
    const [told] = provider.disputes
    if (told !== undefined) provider.disputes[0] = { ...told, status: 'resolved', outcome: 'accepted' }
    expect(await succeed(accept(input))).toMatchObject({ outcome: 'accepted' })
    expect([await statusOf(sale), audited()]).toEqual(['charged_back', ['dispute.accept']])
  })

  it('are contested with what is known of the sale, sent once', async () => {
    const { provider, sale, disputeId } = await claimed()
    const { contest, send, evidence, audited, announced } = disputing(side(), provider)
    const right = O.toNullable(
      await succeed(
        side()
          .of(Entitlements)
          .find(sale.userId, workflowIn(sale.item) ?? ''),
      ),
    )
    const at = side().clock.now()
    const versionId = sale.item.kind === 'workflow' ? sale.item.versionId : ''
    const download = { id: side().ids.next(), entitlementId: right?.id ?? '', versionId, at }
    await succeed(
      side().transact((tx) => side().of(Downloads).record(tx)({ ...download, addressHash: 'a'.repeat(64) })),
    )
    expect(await succeed(evidence({ disputeId }))).toMatchObject({
      sale: { id: sale.id },
      buyer: { id: sale.userId },
      downloads: [{ at, addressHash: 'a'.repeat(64) }],
      entitlement: { id: right?.id },
      refunds: [],
    })
    await succeed(contest({ disputeId, note: 'She uses it daily', operator: await operator() }))
    const objectionId = announced('DisputeContested')
    await succeed(send({ objectionId }))
    await succeed(send({ objectionId }))
    expect(provider.contests).toMatchObject([
      { providerId: `of ${sale.id}`, details: expect.stringContaining('She uses it daily'), deliveredAt: at },
    ])
    expect(provider.contests[0]?.details).toContain(sale.reference)
    expect(audited()).toEqual(['dispute.contest'])
  })

  it('that the provider will not have contested call a person, and may be contested once more', async () => {
    const { provider, disputeId } = await claimed()
    const why = '"uploaded_filename" is not known'
    const deaf = { ...provider, contestDispute: () => TE.right({ outcome: 'refused', why } as const) }
    const refused = disputing(side(), deaf)
    const input = { disputeId, note: null, operator: await operator() }
    await succeed(refused.contest(input))
    const objectionId = refused.announced('DisputeContested')
    await succeed(refused.send({ objectionId }))
    expect(refused.alerts).toEqual(['objection refused'])
    const { alerts, send } = disputing(side(), provider)
    await succeed(send({ objectionId }))
    expect([alerts, provider.contests.length]).toEqual([[], 1])
  })

  it('that are resolved are neither contested nor is anything sent any more', async () => {
    const { provider, sale, disputeId } = await claimed()
    const { contest, send, announced } = disputing(side(), provider)
    const input = { disputeId, note: null, operator: await operator() }
    await succeed(contest(input))
    const [told] = provider.disputes
    if (told !== undefined) provider.disputes[0] = { ...told, status: 'resolved', outcome: 'declined' }
    await succeed(refunding(side(), provider).read({ reference: sale.reference }))
    await succeed(send({ objectionId: announced('DisputeContested') }))
    expect(provider.contests).toEqual([])
    expect(await outcome(contest(input))).toBe('DisputeResolved')
  })
})
