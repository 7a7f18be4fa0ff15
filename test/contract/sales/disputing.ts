import { acceptDispute } from '../../../src/application/sales/outgoing/accept-dispute.ts'
import { contestDispute } from '../../../src/application/sales/outgoing/contest-dispute.ts'
import { getDisputeEvidence } from '../../../src/application/sales/outgoing/get-dispute-evidence.ts'
import { readOutgoing } from '../../../src/application/sales/outgoing/read-outgoing.ts'
import { sendObjection } from '../../../src/application/sales/outgoing/send-objection.ts'
import { pipe, TE } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Deliverables } from '../../../src/ports/delivery/deliverables.ts'
import { DownloadHistory } from '../../../src/ports/delivery/download-history.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { type Act, AuditLog } from '../../../src/ports/kernel/audit-log.ts'
import { type DomainEvent, Events } from '../../../src/ports/kernel/events.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { RequestViews } from '../../../src/ports/requests/request-views.ts'
import { Checkouts } from '../../../src/ports/sales/checkouts.ts'
import { Objections } from '../../../src/ports/sales/objections.ts'
import { Outgoings } from '../../../src/ports/sales/outgoings.ts'
import { Receipts } from '../../../src/ports/sales/receipts.ts'
import { Redemptions } from '../../../src/ports/sales/redemptions.ts'
import type { RefundGateway } from '../../../src/ports/sales/refund-gateway.ts'
import { ReviewItems } from '../../../src/ports/sales/review-items.ts'
import { Sales } from '../../../src/ports/sales/sales.ts'
import type { Side } from '../both.ts'

/** The use cases of disputes, on a side's stores and this provider, and what they wrote into audit and events. */
export const disputing = (side: Side, gateway: RefundGateway) => {
  const acts: Array<Act> = []
  const happened: Array<DomainEvent> = []
  const alerts: Array<string> = []
  const [log, events] = [side.of(AuditLog), side.of(Events)]
  const deps = {
    checkouts: side.of(Checkouts),
    sales: side.of(Sales),
    receipts: side.of(Receipts),
    outgoings: side.of(Outgoings),
    objections: side.of(Objections),
    entitlements: side.of(Entitlements),
    requests: side.of(CustomRequests),
    views: side.of(RequestViews),
    downloadHistory: side.of(DownloadHistory),
    deliverables: side.of(Deliverables),
    users: side.of(Users),
    reviewItems: side.of(ReviewItems),
    redemptions: side.of(Redemptions),
    events: {
      append: (tx: Parameters<typeof events.append>[0]) => (all: ReadonlyArray<DomainEvent>) =>
        pipe(
          events.append(tx)(all),
          TE.tapIO(() => () => happened.push(...all)),
        ),
    },
    auditLog: {
      append: (tx: Parameters<typeof log.append>[0]) => (act: Act) =>
        pipe(
          log.append(tx)(act),
          TE.tapIO(() => () => acts.push(act)),
        ),
    },
    transact: side.transact,
    clock: side.clock,
    ids: side.ids,
    gateway,
    alerts: { raise: (name: string) => TE.fromIO(() => void alerts.push(name)) },
  }
  return {
    accept: acceptDispute.make(deps),
    contest: contestDispute.make(deps),
    send: sendObjection.make({ ...deps, readOutgoing: readOutgoing.make(deps) }),
    evidence: getDisputeEvidence.make(deps),
    /** The alerts that called a person. */
    alerts,
    audited: () => acts.map(({ action }) => action),
    /** What the newest event of this name is about. */
    announced: (tag: string): string => happened.findLast(({ _tag }) => _tag === tag)?.subject ?? '',
  }
}
