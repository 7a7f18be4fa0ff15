import { aftersalesRoutes } from '../adapters/http/sales/aftersales.routes.ts'
import { couponsRoutes } from '../adapters/http/sales/coupons.routes.ts'
import { outgoingRoutes } from '../adapters/http/sales/outgoing.routes.ts'
import { paymentRoutes } from '../adapters/http/sales/payment.routes.ts'
import { receiptsRoutes } from '../adapters/http/sales/receipts.routes.ts'
import { reconciliationRoutes } from '../adapters/http/sales/reconciliation.routes.ts'
import { reviewRoutes } from '../adapters/http/sales/review.routes.ts'
import { webhooksRoutes } from '../adapters/http/sales/webhooks.routes.ts'
import { salesReactions, salesSchedules } from '../adapters/jobs/sales.jobs.ts'
import { memoryCheckouts } from '../adapters/memory/sales/checkouts.memory.ts'
import { memoryCoupons } from '../adapters/memory/sales/coupons.memory.ts'
import { memoryDisputeList } from '../adapters/memory/sales/dispute-list.memory.ts'
import { memoryInbox } from '../adapters/memory/sales/inbox.memory.ts'
import { memoryInboxDesk } from '../adapters/memory/sales/inbox-desk.memory.ts'
import { memoryObjections } from '../adapters/memory/sales/objections.memory.ts'
import { memoryOffers } from '../adapters/memory/sales/offers.memory.ts'
import { memoryOutgoings } from '../adapters/memory/sales/outgoings.memory.ts'
import { memoryReceipts } from '../adapters/memory/sales/receipts.memory.ts'
import { memoryReconciliations } from '../adapters/memory/sales/reconciliations.memory.ts'
import { memoryRedemptions } from '../adapters/memory/sales/redemptions.memory.ts'
import { memoryReviewDesk } from '../adapters/memory/sales/review-desk.memory.ts'
import { memoryReviewItems } from '../adapters/memory/sales/review-items.memory.ts'
import { memorySales } from '../adapters/memory/sales/sales.memory.ts'
import { memorySalesCounts } from '../adapters/memory/sales/sales-counts.memory.ts'
import { CheckoutRow } from '../adapters/persistence/sales/checkout.row.ts'
import { postgresCheckouts } from '../adapters/persistence/sales/checkouts.store.ts'
import { couponRows } from '../adapters/persistence/sales/coupon.row.ts'
import { postgresCoupons } from '../adapters/persistence/sales/coupons.store.ts'
import { postgresDisputeList } from '../adapters/persistence/sales/dispute-list.reads.ts'
import { postgresInbox, WebhookEventRow } from '../adapters/persistence/sales/inbox.store.ts'
import { postgresInboxDesk } from '../adapters/persistence/sales/inbox-desk.store.ts'
import { ObjectionRow, postgresObjections } from '../adapters/persistence/sales/objections.store.ts'
import { postgresOffers } from '../adapters/persistence/sales/offers.reads.ts'
import { DisputeRow, RefundRow } from '../adapters/persistence/sales/outgoing.row.ts'
import { postgresOutgoings } from '../adapters/persistence/sales/outgoings.store.ts'
import { ReceiptRow } from '../adapters/persistence/sales/receipt.row.ts'
import { postgresReceipts, ReceiptCounterRow } from '../adapters/persistence/sales/receipts.store.ts'
import {
  postgresReconciliations,
  ReconciliationRow,
  SightingRow,
} from '../adapters/persistence/sales/reconciliations.store.ts'
import { postgresRedemptions } from '../adapters/persistence/sales/redemptions.store.ts'
import { postgresReviewDesk } from '../adapters/persistence/sales/review-desk.reads.ts'
import { postgresReviewItems, ReviewItemRow } from '../adapters/persistence/sales/review-items.store.ts'
import { salesPrivacy } from '../adapters/persistence/sales/sales.privacy.ts'
import { LedgerEntryRow, postgresSales, SaleRow } from '../adapters/persistence/sales/sales.store.ts'
import { postgresSalesCounts } from '../adapters/persistence/sales/sales-counts.store.ts'
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
import { provide } from '../ports/kernel/port.ts'
import { Checkouts } from '../ports/sales/checkouts.ts'
import { Coupons } from '../ports/sales/coupons.ts'
import { DisputeList } from '../ports/sales/dispute-list.ts'
import { Inbox } from '../ports/sales/inbox.ts'
import { InboxDesk } from '../ports/sales/inbox-desk.ts'
import { Objections } from '../ports/sales/objections.ts'
import { Offers } from '../ports/sales/offers.ts'
import { Outgoings } from '../ports/sales/outgoings.ts'
import { Receipts } from '../ports/sales/receipts.ts'
import { Reconciliations } from '../ports/sales/reconciliations.ts'
import { Redemptions } from '../ports/sales/redemptions.ts'
import { ReviewDesk } from '../ports/sales/review-desk.ts'
import { ReviewItems } from '../ports/sales/review-items.ts'
import { Sales } from '../ports/sales/sales.ts'
import { SalesCounts } from '../ports/sales/sales-counts.ts'
import { capability } from './capability.ts'

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
  entities: [
    ...couponRows,
    CheckoutRow,
    SaleRow,
    LedgerEntryRow,
    RefundRow,
    DisputeRow,
    ObjectionRow,
    WebhookEventRow,
    ReviewItemRow,
    ReceiptRow,
    ReceiptCounterRow,
    ReconciliationRow,
    SightingRow,
  ],
  stores: {
    postgres: (db, { ids }) => [
      provide(Checkouts, postgresCheckouts(db)),
      provide(Sales, postgresSales(db, ids)),
      provide(Outgoings, postgresOutgoings(db)),
      provide(Objections, postgresObjections(db)),
      provide(DisputeList, postgresDisputeList(db)),
      provide(Receipts, postgresReceipts(db)),
      provide(Inbox, postgresInbox(db)),
      provide(InboxDesk, postgresInboxDesk(db)),
      provide(ReviewItems, postgresReviewItems),
      provide(ReviewDesk, postgresReviewDesk(db)),
      provide(Reconciliations, postgresReconciliations(db)),
      provide(SalesCounts, postgresSalesCounts),
      provide(Offers, postgresOffers(db)),
      provide(Coupons, postgresCoupons(db)),
      provide(Redemptions, postgresRedemptions(db)),
    ],
    memory: (memory, tools) => [
      provide(Checkouts, memoryCheckouts(memory, tools.clock)),
      provide(Sales, memorySales(memory, tools)),
      provide(Outgoings, memoryOutgoings(memory, tools.clock)),
      provide(Objections, memoryObjections(memory)),
      provide(DisputeList, memoryDisputeList(memory)),
      provide(Receipts, memoryReceipts(memory, tools.clock)),
      provide(Inbox, memoryInbox(memory, tools.clock)),
      provide(InboxDesk, memoryInboxDesk(memory)),
      provide(ReviewItems, memoryReviewItems(tools)),
      provide(ReviewDesk, memoryReviewDesk(memory)),
      provide(Reconciliations, memoryReconciliations(memory)),
      provide(SalesCounts, memorySalesCounts),
      provide(Offers, memoryOffers(memory)),
      provide(Coupons, memoryCoupons(memory, tools.clock)),
      provide(Redemptions, memoryRedemptions(memory, tools.clock)),
    ],
  },
})
