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
import { LedgerEntryRow, postgresSales, SaleRow } from '../adapters/persistence/sales/sales.store.ts'
import { postgresSalesCounts } from '../adapters/persistence/sales/sales-counts.store.ts'
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
import type { Capability } from './capability.ts'

export const salesEntities = [
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
]

/** Where sales are kept, for real and in memory. */
export const salesStores: Capability['stores'] = {
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
}
