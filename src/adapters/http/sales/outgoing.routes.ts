import { acceptDispute } from '../../../application/sales/outgoing/accept-dispute.ts'
import { contestDispute } from '../../../application/sales/outgoing/contest-dispute.ts'
import { getDisputeEvidence } from '../../../application/sales/outgoing/get-dispute-evidence.ts'
import { listDisputes } from '../../../application/sales/outgoing/list-disputes.ts'
import { requestRefund } from '../../../application/sales/outgoing/request-refund.ts'
import type { Dispute } from '../../../domain/sales/outgoing/dispute.ts'
import { pagePolicy } from '../kernel/headers.ts'
import { reply, route } from '../kernel/route.ts'
import * as disputes from './disputes.contract.ts'
import { evidencePage } from './evidence-page.ts'
import * as refunds from './refunds.contract.ts'

/** What operators see of a dispute; nothing of the provider's own. */
const shown = ({ providerId: _, amount, currency, ...same }: Dispute) => ({ ...same, amount: { amount, currency } })

/** What operators do about money that goes back. */
export const outgoingRoutes = [
  route(refunds.refundSale, requestRefund, {
    toInput: ({ params: { id }, body: { amount = null, reason } }, operator) => ({
      saleId: id,
      amount,
      reason,
      operator,
    }),
    toResponse: ({ id, status }) => reply({ refundId: id, status }),
  }),
  route(disputes.adminDisputes, listDisputes, {
    toInput: ({ page }) => ({ page }),
    toResponse: ({ items, next }) => reply({ items: items.map(shown), next }),
  }),
  route(disputes.disputeEvidence, getDisputeEvidence, {
    toInput: ({ params: { id } }) => ({ disputeId: id }),
    toResponse: (evidence) => reply(evidencePage(evidence), { headers: { 'Content-Security-Policy': pagePolicy } }),
  }),
  route(disputes.acceptDispute, acceptDispute, {
    toInput: ({ params: { id } }, operator) => ({ disputeId: id, operator }),
    toResponse: (dispute) => reply(shown(dispute)),
  }),
  route(disputes.contestDispute, contestDispute, {
    toInput: ({ params: { id }, body: { note = null } }, operator) => ({ disputeId: id, note, operator }),
    toResponse: () => reply(undefined),
  }),
]
