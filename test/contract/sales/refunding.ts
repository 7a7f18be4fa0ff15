import type { Operator } from '../../../src/application/kernel/caller.ts'
import { readOutgoing } from '../../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../../src/application/sales/outgoing/request-refund.ts'
import { sendRefund } from '../../../src/application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../../../src/application/sales/outgoing/sweep-outgoing.ts'
import { TE } from '../../../src/domain/kernel/fp.ts'
import { providerUnavailable } from '../../../src/domain/sales/failures.ts'
import { workflowIn } from '../../../src/domain/sales/item.ts'
import type { ToldDispute } from '../../../src/domain/sales/outgoing/read-disputes.ts'
import type { ToldRefund } from '../../../src/domain/sales/outgoing/told-refund.ts'
import type { Sale } from '../../../src/domain/sales/sale.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { AuditLog } from '../../../src/ports/kernel/audit-log.ts'
import { Events } from '../../../src/ports/kernel/events.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Outgoings } from '../../../src/ports/sales/outgoings.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import type { Contest, RefundGateway } from '../../../src/ports/sales/refund-gateway.ts'
import { ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import { type Side, succeed } from '../both.ts'
import { aSale } from '../examples.ts'
import { opened, settled } from './buying.ts'

/** The provider's side, kept in this test: what it was asked, what it holds, and how it fails. */
export type Provider = RefundGateway &
  Readonly<{
    refunds: Array<ToldRefund>
    disputes: Array<ToldDispute>
    /** What was brought forward against disputes. */
    contests: Array<Contest>
    /** A call whose answer never came. */
    unheard: () => TE.TaskEither<ReturnType<typeof providerUnavailable>, never>
    asked: () => number
    /** How the next asking for a refund ends. */
    next: (fate: 'accepted' | 'refused' | 'lost' | 'unheard') => void
  }>

export const aProvider = (): Provider => {
  const refunds: Array<ToldRefund> = []
  const disputes: Array<ToldDispute> = []
  const contests: Array<Contest> = []
  let [asked, fate]: [number, string] = [0, 'accepted']
  return {
    refunds,
    disputes,
    contests,
    unheard: () => TE.left(providerUnavailable({})),
    asked: () => asked,
    next: (how) => {
      fate = how
    },
    refund:
      ({ amount, currency, note }) =>
      async () => {
        const how = fate
        fate = 'accepted'
        asked += 1
        if (how === 'refused') return TE.right({ outcome: 'refused', why: 'Insufficient balance' } as const)()
        if (how === 'unheard') return TE.left(providerUnavailable({}))()
        const refund: ToldRefund = {
          providerId: `70${refunds.length}`,
          amount,
          currency,
          note,
          status: 'pending',
          word: 'pending',
          disputeId: null,
          why: null,
          createdAt: null,
        }
        refunds.push(refund)
        return how === 'lost'
          ? TE.left(providerUnavailable({}))()
          : TE.right({ outcome: 'accepted', refund } as const)()
      },
    refundsOf: () => TE.fromIO(() => [...refunds]),
    disputesOf: () => TE.fromIO(() => [...disputes]),
    acceptDispute: () => TE.right('accepted'),
    contestDispute: (contest) =>
      TE.fromIO(() => {
        contests.push(contest)
        return { outcome: 'taken' }
      }),
  }
}

export const anOperator = (facts: Partial<Operator> = {}): Operator => ({
  adminId: 'nobody',
  role: 'manager',
  sessionId: 's',
  address: 'a',
  userAgent: 'u',
  requestId: 'r',
  ...facts,
})

/** The use cases of money that goes back, on a side's stores and this provider. */
export const refunding = (side: Side, gateway: Provider, supportLimit: number | null = null) => {
  const deps = {
    checkouts: side.of(Checkouts),
    sales: side.of(Sales),
    outgoings: side.of(Outgoings),
    entitlements: side.of(Entitlements),
    requests: side.of(CustomRequests),
    reviewItems: side.of(ReviewItems),
    events: side.of(Events),
    auditLog: side.of(AuditLog),
    redemptions: side.of(Redemptions),
    transact: side.transact,
    clock: side.clock,
    ids: side.ids,
    gateway,
    alerts: { raise: () => TE.right(undefined) },
    policy: { supportLimit, refundsDuplicates: true },
  }
  const read = readOutgoing.make(deps)
  const send = sendRefund.make({ ...deps, readOutgoing: read })
  return {
    request: requestRefund.make(deps),
    send,
    read,
    sweep: sweepOutgoing.make({ ...deps, readOutgoing: read, sendRefund: send }),
  }
}

/** A sale of 5,000 naira, with its books and the right to its item. */
export const soldTo = async (side: Side): Promise<Sale> => {
  const checkout = await opened(side)
  await settled(side, checkout, 'paid')
  const { reference, userId, item, price } = checkout
  const sale = aSale(side.ids, { reference, userId, item, price, charged: price.total, providerId: '4099260516' })
  const entitlement = {
    id: side.ids.next(),
    userId,
    workflowId: workflowIn(item) ?? '',
    grantedAt: side.clock.now(),
    sources: [{ id: side.ids.next(), kind: 'sale', originId: sale.id, status: 'good', createdAt: side.clock.now() }],
  } as const
  await succeed(
    side.transact((tx) => async () => {
      await succeed(side.of(Sales).add(tx)(sale))
      return side.of(Entitlements).save(tx)(entitlement)()
    }),
  )
  return sale
}
