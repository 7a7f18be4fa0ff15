import { aftersalesRoutes } from '../adapters/http/sales/aftersales.routes.ts'
import { couponsRoutes } from '../adapters/http/sales/coupons.routes.ts'
import { outgoingRoutes } from '../adapters/http/sales/outgoing.routes.ts'
import { paymentRoutes } from '../adapters/http/sales/payment.routes.ts'
import { receiptsRoutes } from '../adapters/http/sales/receipts.routes.ts'
import { reconciliationRoutes } from '../adapters/http/sales/reconciliation.routes.ts'
import { reviewRoutes } from '../adapters/http/sales/review.routes.ts'
import { webhooksRoutes } from '../adapters/http/sales/webhooks.routes.ts'
import { salesReactions, salesSchedules } from '../adapters/jobs/sales.jobs.ts'
import { salesPrivacy } from '../adapters/persistence/sales/sales.privacy.ts'
import { reassignSale } from '../application/sales/aftersales/reassign-sale.ts'
import { resendReceipt } from '../application/sales/aftersales/resend-receipt.ts'
import { countSales } from '../application/sales/count-sales.ts'
import { addCoupon } from '../application/sales/coupons/add-coupon.ts'
import { editCoupon } from '../application/sales/coupons/edit-coupon.ts'
import { getCoupon } from '../application/sales/coupons/get-coupon.ts'
import { listCoupons } from '../application/sales/coupons/list-coupons.ts'
import { removeCoupon } from '../application/sales/coupons/remove-coupon.ts'
import { handlePaymentEvent } from '../application/sales/handle-payment-event.ts'
import { giveUpPaymentEvent } from '../application/sales/inbox/give-up-payment-event.ts'
import { listWebhooks } from '../application/sales/inbox/list-webhooks.ts'
import { replayWebhook } from '../application/sales/inbox/replay-webhook.ts'
import { lookAtPayment } from '../application/sales/look-at-payment.ts'
import { acceptDispute } from '../application/sales/outgoing/accept-dispute.ts'
import { contestDispute } from '../application/sales/outgoing/contest-dispute.ts'
import { getDisputeEvidence } from '../application/sales/outgoing/get-dispute-evidence.ts'
import { listDisputes } from '../application/sales/outgoing/list-disputes.ts'
import { raiseOutgoingAlert } from '../application/sales/outgoing/raise-outgoing-alert.ts'
import { readOutgoing } from '../application/sales/outgoing/read-outgoing.ts'
import { refundUnwanted } from '../application/sales/outgoing/refund-unwanted.ts'
import { requestRefund } from '../application/sales/outgoing/request-refund.ts'
import { sendObjection } from '../application/sales/outgoing/send-objection.ts'
import { sendRefund } from '../application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../application/sales/outgoing/sweep-outgoing.ts'
import { quotePrice } from '../application/sales/quote-price.ts'
import { raiseReviewAlert } from '../application/sales/raise-review-alert.ts'
import { announceReturnedPayment } from '../application/sales/receipts/announce-returned-payment.ts'
import { getReceipt } from '../application/sales/receipts/get-receipt.ts'
import { issueCreditNote } from '../application/sales/receipts/issue-credit-note.ts'
import { issueMissingPapers } from '../application/sales/receipts/issue-missing-papers.ts'
import { issueReceipt } from '../application/sales/receipts/issue-receipt.ts'
import { receivePaymentEvent } from '../application/sales/receive-payment-event.ts'
import { beginReconciliation } from '../application/sales/reconciling/begin-reconciliation.ts'
import { continueReconciliation } from '../application/sales/reconciling/continue-reconciliation.ts'
import { recordSale } from '../application/sales/record-sale.ts'
import { returnFromPayment } from '../application/sales/return-from-payment.ts'
import { listReview } from '../application/sales/review/list-review.ts'
import { resolveReview } from '../application/sales/review/resolve-review.ts'
import { startCheckout } from '../application/sales/start-checkout.ts'
import { sweepCheckouts } from '../application/sales/sweep-checkouts.ts'
import { tellPaymentProfile } from '../application/sales/tell-payment-profile.ts'
import { verifyPayment } from '../application/sales/verify-payment.ts'
import { capability } from './capability.ts'
import { salesEntities, salesStores } from './sales-stores.ts'

export const sales = capability({
  name: 'sales',
  useCases: [
    quotePrice,
    startCheckout,
    recordSale,
    verifyPayment,
    returnFromPayment,
    lookAtPayment,
    receivePaymentEvent,
    handlePaymentEvent,
    giveUpPaymentEvent,
    sweepCheckouts,
    raiseReviewAlert,
    countSales,
    issueReceipt,
    issueCreditNote,
    issueMissingPapers,
    announceReturnedPayment,
    getReceipt,
    reassignSale,
    resendReceipt,
    listWebhooks,
    replayWebhook,
    beginReconciliation,
    continueReconciliation,
    listReview,
    resolveReview,
    tellPaymentProfile,
    addCoupon,
    listCoupons,
    getCoupon,
    editCoupon,
    removeCoupon,
    requestRefund,
    sendRefund,
    readOutgoing,
    sweepOutgoing,
    refundUnwanted,
    listDisputes,
    getDisputeEvidence,
    acceptDispute,
    contestDispute,
    sendObjection,
    raiseOutgoingAlert,
  ],
  routes: [
    ...paymentRoutes,
    ...reviewRoutes,
    ...couponsRoutes,
    ...outgoingRoutes,
    ...aftersalesRoutes,
    ...receiptsRoutes,
    ...reconciliationRoutes,
    ...webhooksRoutes,
  ],
  reactions: salesReactions,
  schedules: salesSchedules,
  privacy: salesPrivacy,
  entities: salesEntities,
  stores: salesStores,
})
